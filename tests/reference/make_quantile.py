"""Writes quantile.json: scikit-learn's QuantileTransformer on columns with ties, by 1000 and by 100 quantiles.

Inputs come from numpy's default_rng(5); the transformed columns are written out. Run: /usr/bin/python3 make_quantile.py
"""
import json
from pathlib import Path

import numpy as np
from sklearn.preprocessing import QuantileTransformer

rng = np.random.default_rng(5)


def case(name, x, quantiles):
    made = QuantileTransformer(n_quantiles=min(quantiles, len(x)), subsample=10**9).fit_transform(x[:, None])
    return dict(name=name, quantiles=quantiles, values=[round(float(u), 9) for u in made[:, 0]])


cases = [
    case("all different", rng.normal(5, 3, 300), 1000),
    case("all different, few quantiles", rng.normal(5, 3, 300), 100),
    case("tied", np.round(rng.normal(20, 2, 300), 1), 1000),
    case("tied, few quantiles", np.round(rng.normal(20, 2, 300), 1), 100),
    case("counts", rng.poisson(5, 300).astype(float), 1000),
    case("counts, few quantiles", rng.poisson(5, 300).astype(float), 100),
]
Path(__file__).with_name("quantile.json").write_text(json.dumps({"cases": cases}, indent=0) + "\n")
