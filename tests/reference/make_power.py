"""Writes power.json: cross-validated power of one binned column, row by row in numpy with scikit-learn's scores.

Each row of the data gets its out-of-fold prediction; nothing is computed from counts here.
Inputs come from numpy's default_rng(4); the counts and sums made from them are written out.
Run: /usr/bin/python3 make_power.py
"""
import json
from pathlib import Path

import numpy as np
from scipy import stats
from sklearn.metrics import r2_score, roc_auc_score

from make_rank import delong, separated, Z

rng = np.random.default_rng(4)


def classes(name, n, folds, bins, k, strength, weights=None):
    y = rng.choice(k, n, p=weights)
    x = np.where(rng.uniform(size=n) < strength, y % bins, rng.integers(0, bins, n))
    fold = rng.integers(0, folds, n)
    count = np.zeros((folds, bins, k), int)
    np.add.at(count, (fold, x, y), 1)
    scores = np.zeros((n, k))
    for i in range(n):
        train = fold != fold[i]
        prior = np.bincount(y[train], minlength=k) / train.sum()
        here = np.bincount(y[train & (x == x[i])], minlength=k)
        scores[i] = (here + 2 * prior) / (here.sum() + 2)
    rows = np.bincount(y, minlength=k)
    used = [1] if k == 2 else [c for c in range(k) if rows[c] >= 5]
    values, lows, highs = [], [], []
    for c in used:
        is_c = (y == c).astype(int)
        auc, variance = delong(scores[:, c], is_c)
        assert abs(auc - roc_auc_score(is_c, scores[:, c])) < 1e-12
        limit = separated(int(is_c.sum()), int(n - is_c.sum()))
        values.append(auc)
        lows.append(min(max(auc - Z * np.sqrt(variance), 0), limit))
        highs.append(max(min(auc + Z * np.sqrt(variance), 1), 1 - limit))
    n1 = int(rows.min()) if k == 2 else n // int((rows > 0).sum())
    z = (np.mean(values) - 0.5) / np.sqrt((n + 1) / (12 * n1 * (n - n1)))
    return {"name": name, "folds": folds, "bins": bins, "classes": k, "count": count.ravel().tolist(),
            "value": float(np.mean(values)), "low": float(np.mean(lows)), "high": float(np.mean(highs)),
            "log10_p": float(stats.norm.logsf(z) / np.log(10))}


def regression(name, n, folds, bins, noise, offset=0.0):
    x, fold = rng.integers(0, bins, n), rng.integers(0, folds, n)
    y = (np.sin(x * 1.7) + noise * rng.normal(size=n)).round(4)
    prediction = np.zeros(n)
    for i in range(n):
        train = fold != fold[i]
        here = y[train & (x == x[i])]
        prediction[i] = (here.sum() + y[train].mean()) / (len(here) + 1)
    r2 = r2_score(y, prediction)
    used = [y[x == b] for b in range(bins) if (x == b).any()]
    f = stats.f_oneway(*used)
    rest = 1 - max(r2, 0)
    half = Z * rest * np.sqrt(4 * max(r2, 0) / n + 2 * (len(used) - 1) / n ** 2)
    cell = [[y[(fold == a) & (x == b)] for b in range(bins)] for a in range(folds)]
    flat = [c + offset for row in cell for c in row]
    return {"name": name, "folds": folds, "bins": bins, "n": [len(c) for c in flat],
            "sum": [float(c.sum()) for c in flat], "sum_squares": [float((c ** 2).sum()) for c in flat],
            "value": float(r2), "low": float(r2 - half), "high": float(min(r2 + half, 1)), "p": float(f.pvalue)}


if __name__ == "__main__":
    out = {
        "classes": [
            classes("binary", 600, 5, 12, 2, 0.3),
            classes("binary, noise", 300, 5, 8, 2, 0.0),
            classes("binary, rare", 500, 5, 6, 2, 0.5, [0.96, 0.04]),
            classes("seven classes", 700, 5, 15, 7, 0.4),
            classes("a class of few rows", 300, 4, 6, 4, 0.5, [0.5, 0.3, 0.19, 0.01]),
            classes("perfect", 80, 5, 2, 2, 1.0),
            classes("many bins", 400, 5, 120, 2, 0.7),
        ],
        "regression": [
            regression("signal", 500, 5, 10, 0.5),
            regression("noise", 200, 5, 20, 1000.0),
            regression("strong", 300, 3, 6, 0.01),
            regression("offset", 300, 5, 6, 0.5, 1e3),
        ],
    }
    path = Path(__file__).with_name("power.json")
    path.write_text(json.dumps(out, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
