"""Writes donors.json: missing cells filled in by scikit-learn's KNNImputer.

Inputs come from numpy's default_rng(8) and are written out; null is a missing cell. Run: /usr/bin/python3 make_donors.py
"""
import json
from pathlib import Path

import numpy as np
from sklearn.impute import KNNImputer

rng = np.random.default_rng(8)
x = rng.normal(size=(40, 5)) * [1, 3, .5, 2, 1]
x[rng.random(x.shape) < .15] = np.nan
cases = [{"neighbours": k, "weighted": weights == "distance",
          "filled": KNNImputer(n_neighbors=k, weights=weights).fit_transform(x).tolist()}
         for k in (1, 3, 5, 10) for weights in ("uniform", "distance")]
table = [[None if np.isnan(v) else v for v in row] for row in x.tolist()]
Path(__file__).with_name("donors.json").write_text(json.dumps({"table": table, "cases": cases}, indent=1) + "\n")
