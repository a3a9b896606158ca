"""Writes foresight.json: what later innovations of a target add in explaining a column's, by numpy's least squares.

Inputs come from numpy's default_rng(23) and are written out. Run: /usr/bin/python3 make_foresight.py
"""
import json
from pathlib import Path

import numpy as np
from scipy import stats

rng = np.random.default_rng(23)
TARGET_LAGS, COLUMN_LAGS, REACH = 20, 8, 8


def residuals(terms, response):
    terms = np.column_stack([np.ones(len(response)), terms])
    return response - terms @ np.linalg.lstsq(terms, response, rcond=None)[0]


def innovations(series, series_of, lags):
    """What an autoregression leaves, NaN where a lag is missing or of another series."""
    rows = [t for t in range(lags, len(series))
            if series_of[t - lags] == series_of[t] and not np.isnan(series[t - lags:t + 1]).any()]
    news = np.full(len(series), np.nan)
    news[rows] = residuals(np.array([series[t - lags:t] for t in rows]), series[rows])
    return news


def case(name, y, x, begins):
    series_of = np.cumsum(begins)
    e, u = innovations(y, series_of, TARGET_LAGS), innovations(x, series_of, COLUMN_LAGS)
    rows = [t for t in range(REACH, len(y) - REACH) if series_of[t - REACH] == series_of[t + REACH]
            and not np.isnan(e[t - REACH:t + REACH + 1]).any() and not np.isnan(u[t])]
    around, response = np.array([e[t - REACH:t + REACH + 1] for t in rows]), u[rows]
    total = ((response - response.mean()) ** 2).sum()
    all_left = (residuals(around, response) ** 2).sum()
    past_left = (residuals(around[:, :REACH + 1], response) ** 2).sum()
    degrees = len(rows) - 2 * REACH - 2
    f = (past_left - all_left) / REACH / (all_left / degrees)
    blank = lambda values: [None if np.isnan(value) else float(value) for value in values]
    return {"name": name, "y": blank(y), "x": blank(x), "begins": [bool(first) for first in begins], "rows": len(rows),
            "gain": (past_left - all_left) / total, "log10_p": float(stats.f.logsf(f, REACH, degrees) / np.log(10))}


walk, noise = np.cumsum(rng.normal(size=300)), rng.normal(size=300)
one, three = np.arange(300) == 0, np.arange(300) % 100 == 0
lead = np.append(walk[1:], np.nan)
lag = np.concatenate([[np.nan], walk[:-1]])
torn = lead + noise
torn[[40, 41, 150]] = np.nan
holes = walk + 1e5
holes[[90, 210]] = np.nan
cases = [case("noisy lead", walk, lead + noise / 2, one), case("noisy lag", walk, lag + noise / 2, one),
         case("apart", walk, np.cumsum(noise), one), case("torn", walk, torn, one), case("holes", holes, lead + noise, one),
         case("three series", walk, lead + noise, three)]
Path(__file__).with_name("foresight.json").write_text(json.dumps({"cases": cases}) + "\n")
