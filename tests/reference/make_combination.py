"""Writes combination.json: small tables whose target is made of other columns, with what numpy says of the relation.

Every case is a CSV text with the columns that make the target among others that don't, and the numbers of one set of
columns, each computed here from the definition with numpy and scipy.
Inputs come from numpy's default_rng(7). Run: /usr/bin/python3 make_combination.py
"""
import json
from pathlib import Path

import numpy as np
from scipy import special

rng = np.random.default_rng(7)
LOG10 = np.log(10)


def text(columns):
    lines = [",".join(columns)] + [",".join(row) for row in zip(*columns.values())]
    return "\n".join(lines) + "\n"


def show(values, digits):
    return ["" if np.isnan(v) else "%.*f" % (digits, v) for v in values]


def read(column):
    return np.array([float(v) if v else np.nan for v in column])


def honest(n):
    return {"age": show(rng.integers(18, 80, n), 0), "size": show(rng.normal(170, 9, n), 1)}


def entropy(counts):
    p = counts[counts > 0] / counts.sum()
    return -(p * np.log(p)).sum()


def uncertainty(table):
    """Share of the column entropy explained by the row, Miller-Madow corrected."""
    table = table[table.sum(1) > 0]
    n, h = table.sum(), entropy(table.sum(0))
    left = sum(row.sum() * entropy(row) for row in table) / n
    return min(max((h - left - (len(table) - 1) * ((table.sum(0) > 0).sum() - 1) / (2 * n)) / h, 0), 1)


def tabulate(keys, labels):
    table = np.zeros((len(set(keys)), len(set(labels))))
    np.add.at(table, (np.unique(keys, return_inverse=True)[1], np.unique(labels, return_inverse=True)[1]), 1)
    return table


def choose(n, k):
    return (special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)) / LOG10


def comparison(name, n, flips, missing=0.0):
    a, b = rng.integers(10, 60, n).astype(float), rng.integers(10, 60, n).astype(float)
    b[rng.uniform(size=n) < missing] = np.nan
    label = np.where(np.nan_to_num(b, nan=30) > a, "home", np.where(b == a, "draw", "away"))
    label[rng.choice(n, flips, replace=False)] = "draw"
    columns = {**honest(n), "first": show(a, 0), "second": show(b, 0), "result": list(label)}
    both = ~np.isnan(b)
    table = tabulate(np.sign(a - b)[both], label[both])
    rows, errors = int(both.sum()), int(both.sum() - table.max(1).sum())
    classes = table.sum(0)
    blocks = (special.gammaln(len(classes) + 1) + special.gammaln(classes + 1).sum() - special.gammaln(rows + 1)) / LOG10
    chance = blocks + choose(rows, errors) + errors * np.log10(3) + np.log10(4 * 3 / 2)
    filled = np.where(np.isnan(b), -1, b)
    return {"name": name, "kind": "comparison", "csv": text(columns), "target": "result",
            "columns": ["first", "second"], "formula": "result from whether first is above or below second",
            "measures": {"combination.rows": rows, "combination.errors": errors,
                         "combination.agreement": 1 - errors / rows, "combination.coverage": rows / n,
                         "combination.uncertainty": uncertainty(table), "combination.minority": int(classes.min()),
                         "combination.chance": min(chance, 0),
                         "combination.alone": max(uncertainty(tabulate(a, label)), uncertainty(tabulate(filled, label)))}}


def equality(name, n, flips):
    words = np.array(["red", "blue", "green", "pink", "grey"])
    a, other, same = rng.integers(0, 5, n), rng.integers(1, 5, n), rng.uniform(size=n) < 0.4
    b = np.where(same, a, (a + other) % 5)
    label = np.where(same, "yes", "no")
    label[rng.choice(n, flips, replace=False)] = "yes"
    columns = {**honest(n), "chosen": list(words[a]), "given": list(words[b]), "kept": list(label)}
    table = tabulate(a == b, label)
    errors = int(n - table.max(1).sum())
    return {"name": name, "kind": "equality", "csv": text(columns), "target": "kept", "columns": ["chosen", "given"],
            "formula": "kept from whether chosen equals given",
            "measures": {"combination.rows": n, "combination.errors": errors,
                         "combination.uncertainty": uncertainty(table),
                         "combination.minority": int(min(same.sum(), n - same.sum()))}}


def linear(name, n, parts, digits, coefficients, target_digits, breaks=0, offset=0.0):
    columns, y = honest(n), np.full(n, offset)
    names = ["part%d" % i for i in range(parts)]
    for part, digit, coefficient in zip(names, digits, coefficients):
        columns[part] = show(np.exp(rng.normal(3, 0.5, n)), digit)
        y = y + coefficient * read(columns[part])
    wrong = rng.choice(n, breaks, replace=False)
    y[wrong] += 0.3
    columns["total"] = show(y, target_digits)
    y = read(columns["total"])
    x = np.column_stack([read(columns[part]) for part in names])
    z, t = (x - x.mean(0)) / x.std(0), (y - y.mean()) / y.std()
    weight = np.linalg.lstsq(z, t, rcond=None)[0]
    left = ((t - z @ weight) ** 2).sum()
    gains = [((t - np.delete(z, i, 1) @ np.linalg.lstsq(np.delete(z, i, 1), t, rcond=None)[0]) ** 2).sum() - left
             for i in range(parts)]
    left = max(left, 1e-12 * n)  # below, nothing is told from rounding
    degrees = n - parts - 1
    f = min(gains) / (left / degrees)
    half, x0 = degrees / 2, degrees / (degrees + f)  # P(F > f) = I_x(half, 1/2): its hypergeometric form has a logarithm
    tail = (half * np.log(x0) + 0.5 * np.log1p(-x0) - np.log(half) - special.betaln(half, 0.5)
            + np.log(special.hyp2f1(half + 0.5, 1, half + 1, x0)))
    chance = tail / LOG10 + choose(len(columns) - 1, parts)
    rest = y - x @ np.array(coefficients) - offset
    tolerance = 0.5 * 10.0 ** -target_digits + sum(
        abs(c) * 0.5 * 10.0 ** -d for c, d in zip(coefficients, digits) if d > 0)
    allowed = 1.5 * tolerance + 1e-6 * np.abs(y).max()
    errors = (np.abs(rest) > allowed).sum()
    if (np.abs(rest) > 1e-9 * np.abs(y).max()).sum() == errors:
        tolerance = 0  # the rows keep it without
    terms = ["%s %s%s" % ("-" if c < 0 else "+", "" if abs(c) == 1 else "%g * " % abs(c), part)
             for c, part in zip(coefficients, names)]
    formula = "total = " + " ".join(terms).removeprefix("+ ") + (" + %g" % offset if offset else "")
    return {"name": name, "kind": "linear", "csv": text(columns), "target": "total", "columns": names,
            "formula": formula,
            "measures": {"combination.rows": n, "combination.errors": int(errors),
                         "combination.fit": 1 - (rest ** 2).sum() / ((y - y.mean()) ** 2).sum(),
                         "combination.tolerance": tolerance / y.std(ddof=1), "combination.weight": np.abs(weight).min(),
                         "combination.chance": min(chance, 0)}}


def product(name, n, powers, factor, digits, formula, breaks=0):
    columns = honest(n)
    columns["price"] = show(np.exp(rng.normal(2, 0.5, n)) + 0.01, digits[0])
    columns["count"] = show(rng.integers(1, 20, n) if digits[1] == 0 else np.exp(rng.normal(2, 0.5, n)), digits[1])
    a, b = read(columns["price"]), read(columns["count"])
    made = factor * a ** powers[0] * b ** powers[1]
    y = made.copy()
    y[rng.choice(n, breaks, replace=False)] *= 1.1
    columns["total"] = show(y, digits[2])
    y = read(columns["total"])
    relative = sum(abs(p) * (0.5 * 10.0 ** -d if d else 0) / np.abs(v) for p, d, v in zip(powers, digits, (a, b)))
    tolerance = 0.5 * 10.0 ** -digits[2] + made * relative
    errors = (np.abs(y - made) > 1.5 * tolerance + 1e-6 * np.abs(y)).sum()
    if (np.abs(y - made) > 1e-9 * np.abs(y)).sum() == errors:
        tolerance = 0 * tolerance
    sd = y.std(ddof=1)
    return {"name": name, "kind": "product", "csv": text(columns), "target": "total", "columns": ["price", "count"],
            "formula": formula,
            "measures": {"combination.rows": n, "combination.errors": int(errors),
                         "combination.tolerance": tolerance.mean() / sd,
                         "combination.fit": max(0, 1 - ((y - made) ** 2).mean() / sd ** 2)}}


def top(values):
    counts = np.sort(np.unique(np.round(values, 4), return_counts=True)[1])[::-1] / len(values)
    return counts[0], counts[:5].sum()


def remainder(name, n, parts, fees):
    columns, y = honest(n), np.exp(rng.normal(4, 0.5, n)).round(2)
    rest = y - rng.choice(fees, n)
    names = ["part%d" % i for i in range(parts)]
    for part in names[:-1]:
        columns[part] = show(rng.uniform(size=n) * y * 0.5 / (parts - 1), 2)
        rest = rest - read(columns[part])
    columns[names[-1]] = show(rest, 2)
    columns["total"] = show(y, 2)
    y = read(columns["total"])
    left = y - sum(read(columns[part]) for part in names)
    (own_first, own_five), (first, five) = top(y), top(left)
    ordered = np.sort(np.round(left, 4))
    spread = ordered[n - 1 - n // 10] - ordered[n // 10]
    sd = max(spread / 2.563, 0.001)
    return {"name": name, "kind": "remainder", "csv": text(columns), "target": "total", "columns": names,
            "formula": "total = " + " + ".join(names) + " + one of a few amounts",
            "measures": {"combination.rows": n, "combination.fit": 1 - left.var() / y.var(),
                         "combination.remainder": five,
                         "combination.remainder_gain": max(five / own_five, first / own_first),
                         "combination.remainder_excess": first / min(1, 0.01 / (sd * 2.507))}}


if __name__ == "__main__":
    cases = [
        comparison("exact", 400, 0),
        comparison("a few wrong", 400, 6),
        comparison("some missing", 500, 0, 0.2),
        equality("exact", 300, 0),
        equality("a few wrong", 300, 4),
        linear("a sum of two", 200, 2, [2, 2], [1, 1], 2),
        linear("coefficients and an offset", 200, 2, [1, 0], [2.5, -3], 1, offset=12.0),
        linear("a sum of three, some rows wrong", 300, 3, [2, 2, 2], [1, 1, -1], 2, breaks=7),
        linear("a sum of six", 400, 6, [2] * 6, [1] * 6, 2),
        product("price and count", 200, (1, 1), 1.05, (2, 0, 2), "total = 1.05 * price * count"),
        product("a ratio", 200, (1, -1), 1.0, (3, 3, 4), "total = price / count"),
        product("a square, some rows wrong", 300, (1, -2), 100.0, (2, 2, 3), "total = 100 * price / count^2", 9),
        remainder("two parts and a fee", 300, 2, [0, 2.5, 5]),
        remainder("four parts and a fee", 500, 4, [0, 0, 0, 3]),
    ]
    path = Path(__file__).with_name("combination.json")
    path.write_text(json.dumps(cases, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
