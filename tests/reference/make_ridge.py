"""Writes ridge.json: ridge regression by scikit-learn on standardised terms, with and without each term.

Inputs come from numpy's default_rng(21) and are written out. Run: /usr/bin/python3 make_ridge.py
"""
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import Ridge

rng = np.random.default_rng(21)


def fit(x, y, used, penalty):
    """Slopes in the units of x, the intercept, and the penalised residual sum of squares."""
    centre = x.mean(axis=0)
    scale = np.sqrt(((x - centre) ** 2).sum(axis=0))
    z = ((x - centre) / scale)[:, used]
    model = Ridge(alpha=penalty, solver="cholesky").fit(z, y)
    slopes = np.zeros(x.shape[1])
    slopes[used] = model.coef_ / scale[used]
    objective = ((y - model.predict(z)) ** 2).sum() + penalty * (model.coef_ ** 2).sum()
    return slopes, y.mean() - slopes @ centre, objective


def case(name, x, y, used, penalty):
    used = np.asarray(used, bool)
    slopes, intercept, objective = fit(x, y, used, penalty)
    loss = np.zeros(len(used))
    for term in np.flatnonzero(used):
        rest = used.copy()
        rest[term] = False
        without = fit(x, y, rest, penalty)[2] if rest.any() else ((y - y.mean()) ** 2).sum()
        loss[term] = without - objective
    return {"name": name, "x": x.tolist(), "y": y.tolist(), "used": used.tolist(), "penalty": penalty,
            "slopes": slopes.tolist(), "intercept": float(intercept), "loss": loss.tolist()}


x = rng.normal(size=(60, 4)) * [1, 50, 0.01, 3] + [0, 700, 1, -5]
x[:, 3] = x[:, 0] + 0.05 * rng.normal(size=60)
y = x[:, 0] + x[:, 1] / 50 + rng.normal(size=60)
cases = [case("all", x, y, [1, 1, 1, 1], 1e-4), case("heavy", x, y, [1, 1, 1, 1], 0.5),
         case("subset", x, y, [1, 0, 1, 0], 1e-4), case("one", x, y, [0, 1, 0, 0], 1e-4)]
Path(__file__).with_name("ridge.json").write_text(json.dumps({"cases": cases}) + "\n")
