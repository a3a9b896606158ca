"""Writes evidence.json: small tables as CSV text with what numpy, scipy and scikit-learn (or brute force) find in them.

Every case holds the table, the task and the expected values of measures by column. The formulas stand here a second
time on purpose: nothing is taken from the program. Inputs come from numpy's default_rng(11). Run: /usr/bin/python3
make_evidence.py
"""
import itertools
import json
import math
from pathlib import Path

import numpy as np
from scipy import stats
from scipy.special import gammaln
from sklearn.metrics import roc_auc_score

rng = np.random.default_rng(11)
LN10 = math.log(10)


def cell(value):
    if isinstance(value, float):
        return "" if math.isnan(value) else repr(value)
    return str(value)


def text_of(columns):
    lines = [",".join(columns)]
    lines += [",".join(cell(v) for v in row) for row in zip(*columns.values())]
    return "\n".join(lines) + "\n"


def entropy(counts):
    p = np.asarray(counts, float)
    p = p[p > 0] / p.sum()
    return float(-(p * np.log(p)).sum())


def corrected_u(table):
    """Share of the columns' entropy that the rows explain, Miller-Madow corrected, at least 0."""
    table = np.asarray(table, float)
    table = table[table.sum(1) > 0][:, table.sum(0) > 0]
    n, (r, k) = table.sum(), table.shape
    h = entropy(table.sum(0))
    if h == 0:
        return 0
    left = sum(row.sum() / n * entropy(row) for row in table)
    return min(max((h - left - (r - 1) * (k - 1) / (2 * n)) / h, 0), 1)


def cross(x, y):
    xs, ys = sorted(set(x)), sorted(set(y))
    return np.array([[sum(a == i and b == j for a, b in zip(x, y)) for j in ys] for i in xs])


def choose(n, k):
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)


def arrangements(owned):
    """log10 of the number of ways to give things to owners, each as many as it has."""
    return (gammaln(sum(owned) + 1) - sum(gammaln(n + 1) for n in owned)) / LN10


def side(yes, y):
    """The purer side of a two-way split: what struct side tells, in its own words."""
    best = None
    for which in (False, True):
        here = y[yes == which]
        if len(here) < 8:
            continue
        values, counts = np.unique(here, return_counts=True)
        klass, most = values[counts.argmax()], counts.max()
        special, total, rows = int((y == klass).sum()), len(y), len(here)
        e = rows - most
        upper = stats.beta.ppf(.95, e + 1, rows - e) if e else .5 / (rows + 1)
        base = 1 - special / total
        found = {"side": which, "rows": rows, "exceptions": int(e), "impurity": e / rows / base,
                 "impurity_high": max(upper / base, e / rows / base),
                 "log10_p": float(stats.hypergeom.logsf(most - 1, total, special, rows) / LN10)}
        if best is None or found["impurity_high"] < best["impurity_high"]:
            best = found
    return best


def best_cut(x, y):
    """Fewest errors of a cut into one block a class, over all orders of the classes and all cuts."""
    values, classes = sorted(set(x)), sorted(set(y))
    fewest = len(x)
    for order in itertools.permutations(classes):
        for cuts in itertools.combinations_with_replacement(range(len(values) + 1), len(classes) - 1):
            edges = [0, *cuts, len(values)]
            errors = 0
            for k, klass in enumerate(order):
                block = set(values[edges[k]:edges[k + 1]])
                errors += sum(a in block and b != klass for a, b in zip(x, y))
            fewest = min(fewest, errors)
    return fewest


def cut_chance(y, errors):
    counts = np.unique(y, return_counts=True)[1]
    k, n = len(counts), len(y)
    p = gammaln(k + 1) + gammaln(counts + 1).sum() - gammaln(n + 1)
    if errors:
        p += choose(n, errors) + errors * math.log(k * (k - 1))
    return min(p / LN10, 0)


def chance(log10_p, columns):
    return min(log10_p + math.log10(columns), 0)


def dependency(x, y):
    """Exact values against classes; x holds None where missing."""
    here = [(a, b) for a, b in zip(x, y) if a is not None]
    labels, classes = np.unique([b for _, b in here], return_counts=True)
    groups = {}
    for a, b in here:
        groups.setdefault(a, []).append(b)
    repeated = [g for g in groups.values() if len(g) > 1]
    most = [max(g.count(v) for v in set(g)) for g in repeated]
    errors = sum(map(len, repeated)) - sum(most)
    commonest = [max(labels, key=g.count) for g in groups.values()]
    ways = arrangements([commonest.count(v) for v in labels]) - arrangements(list(classes))
    if errors:
        ways += arrangements([errors, len(here) - errors]) + errors * math.log10(len(labels) - 1)
    return {"repeated": sum(map(len, repeated)) / len(y), "errors": errors,
            "cells": len(repeated) / len(y),
            "chance": min(ways, 0),
            "uncertainty": corrected_u(cross([a for a, _ in here], [b for _, b in here]))}


def case(name, task, columns, expected):
    return {"name": name, "task": task, "csv": text_of(columns), "columns": len(columns) - 1, "expect": expected}


def binary_case():
    n = 400
    y = (rng.random(n) < .3).astype(int)
    x = np.round(rng.normal(size=n) + 1.2 * y, 2)
    far = np.round(1e9 + rng.normal(size=n) + .5 * y, 3)
    gap = np.where(rng.random(n) < np.where(y == 1, .7, .1), np.nan, np.round(rng.normal(size=n), 2))
    code = np.where((y == 1) & (rng.random(n) < .7), "f", np.array(list("abcdef"))[rng.integers(0, 6, n)])
    flag = np.where((y == 1) & (rng.random(n) < .5), "T", "F")
    filled = np.where((y == 0) & (rng.random(n) < .9), 0.0, np.round(rng.exponential(3, n) + 1, 1))
    twin = np.where(y == 1, "p", "q")
    twin[rng.choice(n, 3, replace=False)] = "p"
    columns = {"y": y, "x": x, "far": far, "gap": gap, "code": code, "flag": flag, "filled": filled, "twin": twin}
    p = len(columns) - 1
    expected = {c: {} for c in columns if c != "y"}
    for c in ("x", "far"):
        auc = roc_auc_score(y, columns[c])
        expected[c] |= {"target.auc": max(auc, 1 - auc), "target.pearson": stats.pearsonr(columns[c], y)[0],
                        "target.spearman": stats.spearmanr(columns[c], y)[0]}
    missing = np.isnan(gap)
    found = side(missing, y)
    auc = roc_auc_score(y, missing)
    table = cross(missing, y)
    expected["gap"] |= {"missing.auc": max(auc, 1 - auc), "missing.uncertainty": corrected_u(table),
                        "missing.count": int(missing.sum()), "missing.side_rows": found["rows"],
                        "missing.exceptions": found["exceptions"], "missing.impurity": found["impurity"],
                        "missing.chance": chance(found["log10_p"], p)}
    zero = filled != 0
    here = y[zero]
    counts = np.bincount(here, minlength=2)
    klass = counts.argmax()
    expected["filled"] |= {
        "zero.uncertainty": corrected_u(cross(zero, y)), "zero.side_rows": int(zero.sum()),
        "zero.exceptions": int(counts.sum() - counts.max()),
        "zero.chance": chance(float(stats.hypergeom.logsf(counts.max() - 1, n, (y == klass).sum(), zero.sum()) / LN10),
                              p)}
    found = side(flag == "T", y)
    expected["flag"] |= {"value.uncertainty": corrected_u(cross(flag, y)), "value.rows": found["rows"],
                         "value.exceptions": found["exceptions"], "value.impurity": found["impurity"],
                         "value.chance": chance(found["log10_p"], p)}
    best = max((corrected_u(cross(code == v, y)), v) for v in set(code) if (y[code == v] == 1).mean() > .5)
    hits, rows = int(y[code == best[1]].sum()), int((code == best[1]).sum())
    expected["code"] |= {"value.uncertainty": best[0], "value.precision": hits / rows, "value.recall": hits / y.sum(),
                         "value.rows": rows, "target.theils_u": corrected_u(cross(code, y)), "column.distinct": 6}
    for c in ("code", "twin", "filled"):
        found = dependency(list(columns[c]), list(y))
        expected[c] |= {"dependency.repeated": found["repeated"], "dependency.errors": found["errors"],
                        "dependency.cells": found["cells"], "dependency.uncertainty": found["uncertainty"],
                        "dependency.chance": chance(found["chance"], p)}
    return case("binary", "binary", columns, expected)


def cut_case():
    n = 60
    score = np.round(rng.normal(size=n), 2)
    y = np.digitize(score, [-.4, .5])
    noisy = y.copy()
    noisy[rng.choice(n, 3, replace=False)] = 1
    columns = {"y": noisy, "score": score, "noise": rng.integers(0, 12, n),
               "part": np.where(rng.random(n) < .4, np.nan, score)}
    p = len(columns) - 1
    expected = {}
    for c in ("score", "noise", "part"):
        here = ~np.isnan(columns[c].astype(float))
        errors = best_cut(columns[c][here], noisy[here])
        if c == "noise":
            continue  # the program tries the order of the class means alone, which need not be the best for noise
        expected[c] = {"cut.errors": errors, "cut.error_share": errors / here.sum(),
                       "cut.chance": chance(cut_chance(noisy[here], errors), p)}
    return case("cut", "multiclass", columns, expected)


def one_class_present_case():
    """A column that is filled for one class only: its values explain nothing beyond that."""
    n = 200
    y = np.arange(n) % 2
    late = [["r1", "r2"][i % 4 // 2] if y[i] and i < 100 else None for i in range(n)]
    columns = {"y": y, "late": ["" if v is None else v for v in late], "x": rng.integers(0, 50, n)}
    found = dependency(late, list(y))
    assert found["chance"] == 0 and found["repeated"] == .25
    return case("one-class-present", "binary", columns,
                {"late": {"dependency.chance": 0, "dependency.repeated": .25, "dependency.errors": 0}})


def regression_case():
    n = 300
    a, b = np.round(rng.normal(size=n), 4), rng.integers(0, 40, n)
    table = np.round(rng.normal(size=40) * 10, 3)
    y = table[b]
    near = np.round(y + rng.normal(size=n), 4)
    part = np.where(rng.random(n) < .5, np.nan, near)
    columns = {"y": y, "a": a, "key": b, "cents": np.round(100 * y + 7), "near": near, "part": part,
               "far": np.round(1e9 + near + rng.normal(size=n), 4)}
    expected = {}
    for c in ("a", "cents", "near", "part", "far"):
        here = ~np.isnan(columns[c].astype(float))
        r, rho = stats.pearsonr(columns[c][here], y[here])[0], stats.spearmanr(columns[c][here], y[here])[0]
        expected[c] = {"target.pearson": r, "target.spearman": rho, "copy.affine_gap": 1 - abs(r),
                       "copy.monotone_gap": 1 - abs(rho)}
    expected["part"]["column.missing"] = int(np.isnan(part).sum())
    counts = np.bincount(b, minlength=40)
    repeated = int(counts[counts > 1].sum())
    expected["key"] = {"lookup.rows": repeated, "lookup.share": repeated / n, "lookup.residual": 0}
    coarse = np.round(a, 1)
    columns["coarse"] = coarse
    groups = [y[coarse == v] for v in set(coarse) if (coarse == v).sum() > 1]
    within = sum(((g - g.mean()) ** 2).sum() for g in groups) / sum(len(g) - 1 for g in groups)
    expected["coarse"] = {"lookup.rows": sum(map(len, groups)), "lookup.residual": within / y.var(ddof=1)}
    return case("regression", "regression", columns, expected)


def missing_target_case():
    """Rows without a target take part in nothing that has to do with it."""
    n = 240
    y = np.array([["a", "b", ""][i % 3] for i in range(n)])
    x = np.round(rng.normal(size=n) + (y == "b"), 1)
    gone = np.where(y == "", 5.0, np.where(rng.random(n) < .4, np.nan, x))
    known = y != ""
    auc = roc_auc_score(y[known] == "b", x[known])
    missing = np.isnan(gone[known])
    return case("missing-target", "binary", {"y": y, "x": x, "gone": gone}, {
        "x": {"target.auc": max(auc, 1 - auc)} | {
            "dependency." + k: chance(v, 2) if k == "chance" else v
            for k, v in dependency(list(x[known]), list(y[known])).items()},
        "gone": {"missing.count": int(missing.sum()), "present.count": int((~missing).sum()),
                 "missing.uncertainty": corrected_u(cross(missing, y[known])),
                 "column.missing": int(np.isnan(gone).sum())}})


cases = [binary_case(), cut_case(), one_class_present_case(), regression_case(), missing_target_case()]


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value.item() if isinstance(value, np.generic) else value


for item in cases:
    item["expect"] = plain(item["expect"])
Path(__file__).with_name("evidence.json").write_text(json.dumps({"cases": cases}, indent=1) + "\n")
