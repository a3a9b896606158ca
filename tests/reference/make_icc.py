"""Writes icc.json: the one-way intraclass correlation from SciPy's analysis of variance and F distribution.

statsmodels is not at hand; scipy.stats.f_oneway gives the F ratio and its p-value, scipy.stats.f the quantiles, and
the correlation is (F - 1) / (F - 1 + n0). Inputs come from numpy's default_rng(33) and are written out.
Run: /usr/bin/python3 make_icc.py
"""
import json
from pathlib import Path

import numpy as np
from scipy import stats

rng = np.random.default_rng(33)


def case(name, groups, confidence):
    sizes = np.array([len(group) for group in groups])
    ratio, p = stats.f_oneway(*groups)
    rows, count = sizes.sum(), len(groups)
    size = (rows - (sizes**2).sum() / rows) / (count - 1)
    tail = (1 - confidence) / 2
    limits = [ratio / stats.f.isf(tail, count - 1, rows - count), ratio / stats.f.isf(1 - tail, count - 1, rows - count)]
    value, low, high = [(f - 1) / (f - 1 + size) for f in [ratio, *limits]]
    return {"name": name, "values": np.concatenate(groups).tolist(), "start": [0, *np.cumsum(sizes).tolist()],
            "confidence": confidence, "icc": value, "low": low, "high": high, "log10_p": float(np.log10(p))}


def groups(sizes, between, shift=0.0):
    return [shift + between * rng.normal() + rng.normal(size=size) for size in sizes]


cases = [case("balanced", groups([10] * 18, 1.0), 0.998), case("unequal", groups(rng.integers(1, 9, 40), 0.7), 0.95),
         case("none", groups([5] * 30, 0.0), 0.95), case("strong", groups([4] * 25, 6.0), 0.998),
         case("large shift", groups([3] * 30, 1.0, 1e9), 0.95), case("two groups", groups([20, 30], 1.0), 0.9)]
Path(__file__).with_name("icc.json").write_text(json.dumps({"cases": cases}) + "\n")
