"""Writes rank.json: AUC by scikit-learn, its DeLong variance pair by pair in numpy, p-values by scipy.

Inputs come from numpy's default_rng(2) and are written out. Run: /usr/bin/python3 make_rank.py
"""
import json
from pathlib import Path

import numpy as np
from scipy import optimize, special, stats
from sklearn.metrics import roc_auc_score

rng = np.random.default_rng(2)
Z = stats.norm.ppf(0.975)


def delong(x, y):
    """AUC and its variance from the full matrix of comparisons (DeLong et al. 1988, eq. 3 to 7)."""
    a, b = x[y == 1], x[y == 0]
    psi = (a[:, None] > b[None, :]) + 0.5 * (a[:, None] == b[None, :])
    v10, v01 = psi.mean(axis=1), psi.mean(axis=0)
    return psi.mean(), v10.var(ddof=1) / len(a) + v01.var(ddof=1) / len(b)


def separated(n1, n0):
    """Newcombe's (2006) score limit for an AUC of 1, by a root finder."""
    def variance(a):
        return a * (1 - a) * (1 + ((n1 + n0) / 2 - 1) * ((1 - a) / (2 - a) + a / (1 + a))) / (n1 * n0)
    return optimize.brentq(lambda a: (1 - a) - Z * np.sqrt(variance(a)), 0, 1 - 1e-9, xtol=1e-15)


def case(name, x, y):
    x, y = np.asarray(x, float), np.asarray(y, int)
    n1, n0 = int((y == 1).sum()), int((y == 0).sum())
    auc, variance = delong(x, y)
    assert abs(auc - roc_auc_score(y, x)) < 1e-12
    limit = separated(n1, n0)
    low, high = max(auc - Z * np.sqrt(variance), 0), min(auc + Z * np.sqrt(variance), 1)
    p = stats.mannwhitneyu(x[y == 1], x[y == 0], use_continuity=False, method="asymptotic").pvalue
    ks = stats.ks_2samp(x[y == 1], x[y == 0]).statistic
    return {"name": name, "x": x.tolist(), "positive": y.tolist(), "auc": float(auc),
            "low": float(min(low, limit)), "high": float(max(high, 1 - limit)), "p": float(p),
            "ks": float(ks), "ks_p": float(special.kolmogorov(ks * np.sqrt(n1 * n0 / (n1 + n0)))),
            "z": float((auc - 0.5) / np.sqrt((n1 + n0 + 1) / (12 * n1 * n0)))}


def shifted(n, share, shift, digits):
    y = (rng.uniform(size=n) < share).astype(int)
    y[:2], y[2:4] = 0, 1
    return (rng.normal(size=n) + shift * y).round(digits), y


if __name__ == "__main__":
    cases = [
        case("continuous", *shifted(400, 0.5, 0.7, 6)),
        case("rare class", *shifted(500, 0.03, 1.0, 6)),
        case("many ties", *shifted(400, 0.4, 0.9, 0)),
        case("binary column", *(lambda y: ((rng.uniform(size=300) < 0.2 + 0.5 * y).astype(int), y))(rng.integers(0, 2, 300))),
        case("no signal", *shifted(200, 0.5, 0.0, 6)),
        case("reversed", *shifted(200, 0.5, -1.5, 2)),
        case("nearly separated", *shifted(60, 0.5, 4.0, 6)),
        case("separated", [1, 2, 3, 4, 5, 6, 7, 8], [0, 0, 0, 0, 1, 1, 1, 1]),
        case("four rows", [1, 3, 2, 4], [0, 0, 1, 1]),
        case("1e9 offset", *(lambda x, y: (1e9 + x, y))(*shifted(300, 0.5, 0.5, 4))),
    ]
    path = Path(__file__).with_name("rank.json")
    path.write_text(json.dumps({"cases": cases}, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
