"""Writes association.json: measures of contingency tables by scipy and scikit-learn where they have them, by their
textbook formulas in numpy where they don't; standard errors by numerical differentiation of the measure.

Inputs come from numpy's default_rng(3) and are written out. Run: /usr/bin/python3 make_association.py
"""
import json
from pathlib import Path

import numpy as np
from scipy import stats
from sklearn.metrics import homogeneity_score, mutual_info_score

rng = np.random.default_rng(3)
Z = stats.norm.ppf(0.975)


def entropy(p):
    p = p[p > 0]
    return float(-(p * np.log(p)).sum())


def phi2(p):
    p = p / p.sum()
    return float((p ** 2 / np.outer(p.sum(1), p.sum(0))).sum() - 1)


def mutual(p):
    p = p / p.sum()
    return entropy(p.sum(0)) + entropy(p.sum(1)) - entropy(p.ravel())


def theil(p):
    return mutual(p) / entropy((p / p.sum()).sum(0))


def tau(p):
    p = p / p.sum()
    base = (p.sum(0) ** 2).sum()
    return float(((p ** 2 / p.sum(1)[:, None]).sum() - base) / (1 - base))


def delta_variance(f, table, extra):
    """Variance of f(counts / n) for multinomial counts, by central differences of f."""
    n, p = table.sum(), table / table.sum()
    influence = np.zeros(p.shape)
    for i in np.ndindex(p.shape):
        if p[i] == 0:
            continue  # weighs nothing below
        h = min(1e-5, p[i] / 2)
        up, down = p.copy(), p.copy()
        up[i] += h
        down[i] -= h
        influence[i] = (f(up) - f(down)) / (2 * h)
    mean = (p * influence).sum()
    return float((p * (influence - mean) ** 2).sum() / n + extra)


def bergsma(f2, n, r, k):
    f2 = max(f2 - (r - 1) * (k - 1) / (n - 1), 0)
    rt, kt = r - (r - 1) ** 2 / (n - 1), k - (k - 1) ** 2 / (n - 1)
    return min(np.sqrt(f2 / (min(rt, kt) - 1)), 1)


def limits(value, variance, low, high):
    half = Z * np.sqrt(variance)
    return {"low": max(value - half, low), "high": min(value + half, high)}


def case(name, table):
    full = np.asarray(table)
    t = full[full.sum(1) > 0][:, full.sum(0) > 0].astype(float)
    n, (r, k) = t.sum(), t.shape
    df = (r - 1) * (k - 1)
    rows = np.repeat(np.arange(r), t.sum(1).astype(int))
    classes = np.concatenate([np.repeat(np.arange(k), row.astype(int)) for row in t])
    chi2, p, _, _ = stats.chi2_contingency(t, correction=False)
    _, gp, _, _ = stats.chi2_contingency(t, correction=False, lambda_="log-likelihood")
    mi, u, h = mutual_info_score(rows, classes), homogeneity_score(classes, rows), entropy(t.sum(0) / n)
    half = Z * np.sqrt(delta_variance(phi2, t, 2 * df / n ** 2))
    u_variance = delta_variance(theil, t, df / (2 * n ** 2 * h ** 2))
    c = df / (2 * n * h)
    scale = (n - 1) * (k - 1)
    return {"name": name, "rows": full.shape[0], "columns": full.shape[1], "count": full.ravel().tolist(),
            "v": {"value": bergsma(chi2 / n, n, r, k), "low": bergsma(chi2 / n - half, n, r, k),
                  "high": bergsma(chi2 / n + half, n, r, k), "p": p},
            "mi": {"value": mi, "p": gp, **limits(mi, delta_variance(mutual, t, df / (2 * n ** 2)), 0, h)},
            "u": {"value": u, "p": gp, **limits(u, u_variance, 0, 1)},
            "u_corrected": {"value": min(max(u - c, 0), 1), "p": gp, **limits(u - c, u_variance, 0, 1)},
            "tau": {"value": tau(t), "p": float(stats.chi2.sf(scale * tau(t), df)),
                    **limits(tau(t), delta_variance(tau, t, 2 * df / scale ** 2), 0, 1)},
            "errors": int((full.sum(1) - full.max(1)).sum())}


def groups(name, parts):
    parts = [np.asarray(p, float) for p in parts]
    y = np.concatenate(parts)
    n, g = len(y), len([p for p in parts if len(p)])
    between = sum(len(p) * (p.mean() - y.mean()) ** 2 for p in parts if len(p))
    eta2 = between / ((y - y.mean()) ** 2).sum()
    f = stats.f_oneway(*[p for p in parts if len(p)])
    return {"name": name, "n": [len(p) for p in parts],
            "mean": [float(p.mean()) if len(p) else 0.0 for p in parts],
            "m2": [float(((p - p.mean()) ** 2).sum()) if len(p) else 0.0 for p in parts],
            "epsilon2": max(1 - (1 - eta2) * (n - 1) / (n - g), 0), "p": float(f.pvalue)}


cases = [
    case("2x2", [[30, 10], [15, 45]]),
    case("independent", [[20, 40], [10, 20], [30, 60]]),
    case("empty row and column", [[12, 0, 7], [0, 0, 0], [3, 0, 19], [8, 0, 8]]),
    case("sparse", rng.poisson(1.2, (40, 6))),
    case("strong", [[200, 1, 0], [2, 180, 3], [0, 4, 90]]),
    case("perfect", [[25, 0, 0], [0, 40, 0], [0, 0, 35]]),
    case("three rows", [[1, 1], [0, 1]]),
]
correlation_ratio = [
    groups("three groups", [rng.normal(size=30), rng.normal(size=20) + 0.8, rng.normal(size=45)]),
    groups("with an empty group", [rng.normal(size=8), [], rng.normal(size=9) + 5]),
    groups("no signal", [rng.normal(size=12) for _ in range(5)]),
]
path = Path(__file__).with_name("association.json")
text = json.dumps({"cases": cases, "correlation_ratio": correlation_ratio}, separators=(",", ":"))
path.write_text(text.replace('{"name"', '\n{"name"') + "\n")
