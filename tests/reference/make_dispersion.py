"""Writes dispersion.json: the scatter of selected features' correlations by numpy's polyfit and scipy's chi-square.

Features of noise are selected by their correlation with an outcome, on all rows or on the training rows.
Inputs come from numpy's default_rng(5) and are written out. Run: /usr/bin/python3 make_dispersion.py
"""
import json
import math
from pathlib import Path

import numpy as np
from scipy.stats import chi2

rng = np.random.default_rng(5)


def fisher(x, y):
    r = np.array([np.corrcoef(column, y)[0, 1] for column in x.T])
    return np.arctanh(r) * math.sqrt(len(y) - 3)


def case(name, rows, features, chosen, share, pooled, independent=None):
    x, y = rng.normal(size=(rows, features)), rng.normal(size=rows)
    test = np.arange(rows) < share * rows
    view = fisher(x, y) if pooled else fisher(x[~test], y[~test])
    kept = np.argsort(-np.abs(view))[:chosen]
    on_train, on_all = fisher(x[~test][:, kept], y[~test]), fisher(x[:, kept], y)
    order = np.argsort(np.abs(on_train))[int(.6 * share ** 2 * chosen):math.ceil((.6 + .4 * share) * chosen)]
    strength, height = np.abs(on_train[order]), np.sign(on_train[order]) * on_all[order]
    left = height - np.polyval(np.polyfit(strength, height, 1), strength)
    some, of = len(order), independent or chosen
    degrees = some / (1 + (some - 1) * max(chosen / of - 1, 0) / (chosen - 1)) - 2
    least = share * (1 - np.mean(np.tanh(height / math.sqrt(rows - 3)) ** 2) / 2)  # given the outcome, var z = (1 - r^2 / 2) / n
    ratio = float(left @ left / (some - 2) / least)
    return {"name": name, "on_train": on_train.tolist(), "on_all": on_all.tolist(), "rows": rows, "test_share": share,
            "independent": of, "used": some, "ratio": ratio,
            "log10_p": float(chi2.logcdf(degrees * ratio, degrees) / math.log(10))}


cases = [case("on all rows", 80, 800, 60, .25, True),
         case("on the training rows", 80, 800, 60, .25, False),
         case("many test rows", 120, 600, 50, .5, True),
         case("correlated", 80, 800, 60, .25, True, independent=12.5)]
Path(__file__).with_name("dispersion.json").write_text(json.dumps({"cases": cases}, indent=1) + "\n")
