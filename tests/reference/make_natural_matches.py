"""Writes natural_matches.json: Poisson limits, Poisson and binomial tails by scipy.

Run: /usr/bin/python3 make_natural_matches.py
"""
import json
from math import log
from pathlib import Path

from scipy.stats import binom, chi2, poisson

TAIL = 0.005


def upper(events):
    return chi2.ppf(1 - TAIL, 2 * events + 2) / 2


def lower(events):
    return chi2.ppf(TAIL, 2 * events) / 2 if events > 0 else 0


def limit(one_off, two_off, every):
    low = lower(two_off)
    return every * (min(upper(one_off), upper(one_off) ** 2 / (2 * low)) if low > 0 else upper(one_off))


def log10(tail):
    return float(tail / log(10))


limits = [{"events": events, "upper": upper(events), "lower": lower(events)}
          for events in (0, 0.5, 1, 2, 3, 7.25, 10, 100, 5000, 99998, 100001, 1e7)]
pairs = [{"one_off": one, "two_off": two, "every": every, "limit": limit(one, two, every)}
         for one, two, every in ((0, 0, 1), (3, 0, 1), (10, 1000, 1), (10, 3, 1), (200, 90, 1), (50, 4000, 16), (0, 12, 4))]
poissons = [{"identical": k, "limit": mean, "log10_p": log10(poisson.logsf(k - 1, mean))}
            for k, mean in ((1, 0.01), (3, 0.01), (3, 5.3), (30, 5.3), (40, 52.25), (200, 20), (1000, 1010), (5, 100))]
excess = [{"cross": x, "within": w, "ratio": ratio, "log10_p": log10(binom.logsf(x - 1, x + w, ratio / (1 + ratio)))}
          for x, w, ratio in ((3, 0, 0.5), (10, 5, 0.86), (100, 40, 0.5), (30, 300, 0.6), (1000, 900, 0.86))]
Path(__file__).with_name("natural_matches.json").write_text(
    json.dumps({"limits": limits, "pairs": pairs, "poissons": poissons, "excess": excess}) + "\n")
