"""Writes serial.json: serial correlations of neighbours and von Neumann's ratio, by numpy and scipy.

Inputs come from numpy's default_rng(43) and are written out. Run: /usr/bin/python3 make_serial.py
"""
import json
from pathlib import Path

import numpy as np
from scipy.stats import norm

rng = np.random.default_rng(43)


def serial(values):
    """numpy's correlate at lag 1 against lag 0."""
    centred = np.asarray(values, float) - np.mean(values)
    lags = np.correlate(centred, centred, "full")
    return lags[len(centred)] / lags[len(centred) - 1]


def limits(r, count, tests):
    reach = norm.isf(0.0005 / tests) / np.sqrt(count)
    return max(r - reach, -1), min(r + reach, 1)


def log10_p(r, count, tests):
    z = abs(r + 1 / count) * np.sqrt(count)
    return min((np.log(2) + norm.logsf(z)) / np.log(10) + np.log10(tests), 0)


def numbers(name, values):
    values = np.round(values, 6)
    r = serial(values)
    low, high = limits(r, len(values), 1)
    centred = values - values.mean()
    von_neumann = (np.diff(values) ** 2).sum() / (centred ** 2).sum()
    return {"name": name, "values": values.tolist(), "r": r, "low": low, "high": high,
            "log10_p": log10_p(r, len(values), 1), "von_neumann": von_neumann}


def classes(name, codes):
    codes = np.asarray(codes)
    present = np.unique(codes)
    tests = 1 if len(present) == 2 else len(present)
    r = max(serial((codes == k).astype(float)) for k in present)
    low, high = limits(r, len(codes), tests)
    return {"name": name, "classes": codes.tolist(), "count": int(codes.max()) + 2, "r": r, "low": low, "high": high,
            "log10_p": log10_p(r, len(codes), tests)}


def autoregressive(rows, share):
    values = [0.0]
    for step in rng.normal(size=rows - 1):
        values.append(share * values[-1] + step)
    return np.array(values)


walk = rng.normal(size=300).cumsum()
cases = {
    "numbers": [
        numbers("noise", rng.normal(size=200)),
        numbers("walk", walk),
        numbers("autoregressive", autoregressive(500, 0.4)),
        numbers("alternating", np.where(np.arange(60) % 2, 1.0, -1.0) + rng.normal(size=60) / 4),
        numbers("far from zero", 1e6 + rng.integers(0, 50, 150).astype(float)),
        numbers("least", rng.normal(size=20)),
    ],
    "classes": [
        classes("coin", rng.integers(0, 2, 100)),
        classes("sides of a walk", (walk > np.median(walk)).astype(int)),
        classes("four, one of them in a block", np.where(np.arange(240) // 40 == 2, 3, rng.integers(0, 3, 240))),
        classes("five at random", rng.integers(0, 5, 250)),
    ],
}
Path(__file__).with_name("serial.json").write_text(json.dumps(cases, indent=1) + "\n", encoding="utf-8")
