"""Writes moments.json: moments and correlations of small columns, computed in rational arithmetic and by scipy.

Inputs come from numpy's default_rng(1) and are written out, so the tests need no generator.
Run: /usr/bin/python3 make_moments.py
"""
import json
import math
from fractions import Fraction
from pathlib import Path

import numpy as np
from scipy import stats

rng = np.random.default_rng(1)


def exact_moments(values):
    """n, mean, variance and the sums of the third and fourth powers about the mean, without rounding."""
    f = [Fraction(v) for v in values]
    mean = sum(f) / len(f)
    m2, m3, m4 = (sum((v - mean) ** k for v in f) for k in (2, 3, 4))
    variance = m2 / (len(f) - 1) if len(f) > 1 else Fraction(0)
    return {"n": len(f), "mean": float(mean), "variance": float(variance), "m3": float(m3), "m4": float(m4),
            "minimum": float(min(f)), "maximum": float(max(f))}


def exact_pearson(x, y):
    fx, fy = [Fraction(v) for v in x], [Fraction(v) for v in y]
    mx, my = sum(fx) / len(fx), sum(fy) / len(fy)
    xy = sum((a - mx) * (b - my) for a, b in zip(fx, fy))
    xx, yy = sum((a - mx) ** 2 for a in fx), sum((b - my) ** 2 for b in fy)
    return math.copysign(math.sqrt(float(xy * xy / (xx * yy))), float(xy))


def case(name, x, y):
    x, y = [float(v) for v in x], [float(v) for v in y]
    out = {"name": name, "x": x, "y": y, "moments": exact_moments(x)}
    if len(x) >= 3 and len(set(x)) > 1 and len(set(y)) > 1:
        r, rho = exact_pearson(x, y), stats.spearmanr(x, y)
        t = r * math.sqrt((len(x) - 2) / ((1 - r) * (1 + r)))
        ci = stats.pearsonr(x, y).confidence_interval(0.95) if len(x) > 3 else (-1.0, 1.0)
        out["pearson"] = {"r": r, "p": float(2 * stats.t.sf(abs(t), len(x) - 2)), "low": float(ci[0]), "high": float(ci[1])}
        out["spearman"] = {"r": float(rho.correlation), "p": float(rho.pvalue)}
    return out


x = rng.normal(size=700).round(6)
cases = [
    case("three rows", [1, 2, 4], [3, 1, 2]),
    case("linear with noise", x, (0.4 * x + rng.normal(size=700)).round(6)),
    case("independent", rng.exponential(size=80).round(6), rng.normal(size=80).round(6)),
    case("ties", rng.integers(0, 5, 300), rng.integers(0, 4, 300) + rng.integers(0, 2, 300)),
    case("1e9 offset", (1e9 + rng.uniform(size=600)).round(7), (1e9 + rng.uniform(size=600)).round(7)),
    case("1e9 offset, related", 1e9 + x, (1e9 + x + rng.normal(size=700)).round(6)),
    case("constant x", [0.1] * 1000, rng.normal(size=1000).round(6)),
    case("mixed scales", 10.0 ** rng.integers(-6, 7, 300), 10.0 ** rng.integers(-3, 4, 300)),
    case("one row", [7.25], [1]),
]
path = Path(__file__).with_name("moments.json")
path.write_text(json.dumps({"cases": cases}, indent=None, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
