"""Writes lookahead.json: R2 of a column's changes on levels of the target around them, by numpy's least squares.

Inputs come from numpy's default_rng(22) and are written out. Run: /usr/bin/python3 make_lookahead.py
"""
import json
from pathlib import Path

import numpy as np

rng = np.random.default_rng(22)
REACHES = (3, 8, 40)


def r2(terms, change):
    terms = np.column_stack([np.ones(len(change)), terms])
    rest = change - terms @ np.linalg.lstsq(terms, change, rcond=None)[0]
    return float(1 - rest @ rest / ((change - change.mean()) ** 2).sum())


def windows(y, x, begins, reach):
    """The levels y[t - reach - 1 .. t + reach] within one series, beside x[t] - x[t - 1], where all is present."""
    series = np.cumsum(begins)
    for t in range(reach + 1, len(y) - reach):
        levels = y[t - reach - 1:t + reach + 1]
        change = x[t] - x[t - 1]
        if series[t - reach - 1] == series[t + reach] and not np.isnan(levels).any() and not np.isnan(change):
            yield levels, change


def case(name, y, x, begins):
    found = []
    for reach in REACHES:
        rows = list(windows(y, x, begins, reach))
        if len(rows) >= 4 * reach + 60:
            levels, change = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
            found.append({"reach": reach, "rows": len(rows), "all": r2(levels, change),
                          "past": r2(levels[:, :reach + 2], change)})
    best = found[0]
    for other in found[1:]:
        if other["all"] > best["all"] + 1e-3:
            best = other
    blank = lambda values: [None if np.isnan(value) else float(value) for value in values]
    return {"name": name, "y": blank(y), "x": blank(x), "begins": [bool(first) for first in begins], **best}


def mean(y, first, last):
    out = np.full(len(y), np.nan)
    for t in range(max(0, -first), len(y) - max(0, last)):
        out[t] = y[t + first:t + last + 1].mean()
    return out


walk, noise = np.cumsum(rng.normal(size=400)), rng.normal(size=400)
one, four = np.arange(400) == 0, np.arange(400) % 100 == 0
holes = walk.copy()
holes[[50, 51, 200]] = np.nan
torn = mean(walk, -1, 1)
torn[rng.integers(0, 400, 30)] = np.nan
cases = [case("centred", walk, mean(walk, -1, 1), one), case("lead", walk + 1e6, mean(walk, 1, 1), one),
         case("long", walk, mean(walk, -15, 15), one), case("trailing", walk, mean(walk, -7, -1), one),
         case("independent", walk, np.cumsum(noise), one), case("noisy lead", noise, mean(noise, 1, 1) + walk / 20, one),
         case("series", walk, mean(walk, -1, 1), four), case("holes", holes, mean(walk, 0, 1), one),
         case("torn", walk, torn, one)]
Path(__file__).with_name("lookahead.json").write_text(json.dumps({"cases": cases}) + "\n")
