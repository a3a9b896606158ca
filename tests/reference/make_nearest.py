#!/usr/bin/env python3
"""Writes nearest.json: the nearest of random points, from scipy.spatial.cKDTree."""
import json
import os

import numpy
from scipy.spatial import cKDTree

draw = numpy.random.default_rng(5)
cases = []
for count, columns, most in ((200, 1, 4), (300, 3, 7), (150, 12, 5), (3, 2, 6)):
    points = numpy.round(draw.normal(size=(count, columns)) * numpy.linspace(1, 3, columns), 6)
    queries = numpy.round(draw.normal(size=(8, columns)) * 2, 6)
    distance, index = cKDTree(points).query(queries, k=min(most, count))
    cases.append({"columns": columns, "most": most, "points": points.ravel().tolist(),
                  "queries": queries.ravel().tolist(), "index": index.ravel().tolist(),
                  "distance": (distance ** 2).ravel().tolist()})
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "nearest.json"), "w", encoding="utf-8") as file:
    json.dump({"cases": cases}, file, separators=(",", ":"))
    file.write("\n")
