"""Writes distribution.json: tails far below the smallest double and counting probabilities, by mpmath (50 digits) and
in rational arithmetic; binomial intervals by scipy and statsmodels' formulas; corrected p-values by their definition.

Nothing is random but the p-values (numpy's default_rng(5)). Needs mpmath. Run: /usr/bin/python3 make_distribution.py
"""
import json
from fractions import Fraction
from math import comb, factorial
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import stats

mp.mp.dps = 50


def log10(value):
    if isinstance(value, Fraction):
        value = mp.mpf(value.numerator) / value.denominator
    return float(mp.log10(value))


def upper_normal(z):
    return mp.erfc(mp.mpf(z) / mp.sqrt(2)) / 2


def beta_tail(a, b, x):
    """I_x(a, b): its continued fraction (DLMF 8.17.22) evaluated backwards from a depth where it has converged."""
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_tail(b, a, 1 - x)
    value = mp.mpf(1)
    for j in range(20000, 0, -1):
        m = j // 2
        d = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)) if j % 2 == 0 else \
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        value = 1 + d / value
    return x ** a * (1 - x) ** b / (a * mp.beta(a, b)) / value


def t_two_sided(t, nu):
    nu, t = mp.mpf(nu), mp.mpf(t)
    return beta_tail(nu / 2, mp.mpf(1) / 2, nu / (nu + t * t))


def f_upper(f, d1, d2):
    d1, d2, f = mp.mpf(d1), mp.mpf(d2), mp.mpf(f)
    return beta_tail(d2 / 2, d1 / 2, d2 / (d2 + d1 * f))


def chi2_upper(x, k):
    return mp.gammainc(mp.mpf(k) / 2, mp.mpf(x) / 2, mp.inf, regularized=True)


def kolmogorov(lam):
    lam = mp.mpf(lam)
    return 2 * mp.nsum(lambda j: (-1) ** (int(j) - 1) * mp.e ** (-2 * j * j * lam * lam), [1, mp.inf], method="d") \
        if lam > 0.3 else 1 - mp.sqrt(2 * mp.pi) / lam * sum(
            mp.e ** (-((2 * j - 1) ** 2) * mp.pi ** 2 / (8 * lam * lam)) for j in range(1, 40))


def hypergeometric(k, drawn, special, total):
    return Fraction(sum(comb(special, i) * comb(total - special, drawn - i)
                        for i in range(k, min(drawn, special) + 1) if drawn - i <= total - special), comb(total, drawn))


def arrangements(classes):
    value = Fraction(factorial(sum(classes)))
    for n in classes:
        value /= factorial(n)
    return value


def blocks(classes):
    value = Fraction(factorial(len(classes)), factorial(sum(classes)))
    for n in classes:
        value *= factorial(n)
    return value


def holm(p):
    order, out, most = np.argsort(p), np.empty(len(p)), 0.0
    for i, at in enumerate(order):
        most = max(most, min(1.0, p[at] * (len(p) - i)))
        out[at] = most
    return out


def benjamini_hochberg(p):
    return [min(min(1.0, q * len(p) / sum(p <= q)) for q in p[p >= own]) for own in p]


def clopper_pearson(k, n, confidence):
    alpha = 1 - confidence
    ci = stats.binomtest(k, n).proportion_ci(confidence, "exact")
    wilson = stats.binomtest(k, n).proportion_ci(confidence, "wilson")
    upper = 1.0 if k == n else float(stats.beta.ppf(1 - alpha, k + 1, n - k))
    return {"k": k, "n": n, "confidence": confidence, "low": float(ci.low), "high": float(ci.high), "upper": upper,
            "wilson_low": float(wilson.low), "wilson_high": float(wilson.high)}


rng = np.random.default_rng(5)
p = np.round(rng.uniform(size=25) ** 4, 6)
p[3] = p[7]
out = {
    "normal_q": [[z, log10(upper_normal(z))] for z in (-40, -9, -2.5, -0.5, 0, 0.3, 1, 3, 6, 12, 37, 39, 100, 1000, 1e5)],
    "normal_two_sided": [[z, log10(2 * upper_normal(abs(z)))] for z in (0, -0.1, 1.96, -8, 40, 5000)],
    "t": [[t, nu, log10(t_two_sided(t, nu))] for t, nu in
          ((0.01, 1), (1, 1), (1e6, 1), (2, 3), (-2.5, 10), (30, 10), (100, 60), (0.5, 1000), (50, 1000), (1000, 998),
           (5e6, 998), (3, 1e6), (200, 1e6))],
    "chi2": [[x, k, log10(chi2_upper(x, k))] for x, k in
             ((1e-6, 1), (0.5, 1), (3.84, 1), (2000, 1), (1e5, 1), (1, 2), (5, 7), (5000, 7), (90, 100), (101, 100),
              (400, 100), (10000, 100), (11500, 11571), (11600, 11571), (30000, 11571))],
    "f": [[f, a, b, log10(f_upper(f, a, b))] for f, a, b in
          ((0.2, 1, 1), (4, 1, 10), (1.1, 5, 40), (3, 5, 40), (500, 5, 400), (1e6, 31, 68), (0.9, 399, 600), (1.2, 399, 10000),
           (12, 399, 10000), (30, 2, 1e6))],
    "kolmogorov": [[lam, log10(kolmogorov(lam))] for lam in (0.1, 0.25, 0.5, 0.828, 0.99, 1.01, 1.36, 3, 20, 100)],
    "hypergeometric": [[k, d, s, n, log10(hypergeometric(k, d, s, n))] for k, d, s, n in
                       ((3, 5, 10, 50), (1, 5, 10, 50), (5, 5, 10, 50), (40, 60, 100, 400), (12, 60, 100, 400), (50, 50, 50, 100),
                        (2, 8, 8, 10), (7, 8, 8, 10), (900, 1000, 3000, 10000), (301, 1000, 3000, 10000),
                        (280, 1000, 3000, 10000))],
    "arrangements": [[c, log10(arrangements(c))] for c in
                     ([2, 2], [1, 1, 5], [50, 50], [300, 500, 200], [1, 9999], [40, 960], [3, 0, 4])],
    "blocks": [[c, log10(blocks(c))] for c in ([2, 2], [1, 1, 1], [50, 50], [300, 500, 200], [1, 9999])],
    "choose": [[n, k, log10(Fraction(comb(n, k)))] for n, k in ((5, 2), (100, 50), (10000, 1), (10000, 4000), (10 ** 10, 3),
                                                               (10 ** 10, 10 ** 10 - 2))],
    "intervals": [clopper_pearson(*a) for a in
                  ((0, 1, 0.95), (1, 1, 0.95), (0, 40, 0.95), (40, 40, 0.9), (1, 2, 0.95), (3, 10, 0.95), (1, 1000, 0.99),
                   (999, 1000, 0.95), (5000, 10000, 0.95), (17, 1000000, 0.95), (400000, 1000000, 0.999))],
    "p": p.tolist(),
    "holm": holm(p).tolist(),
    "benjamini_hochberg": [float(v) for v in benjamini_hochberg(p)],
}
path = Path(__file__).with_name("distribution.json")
path.write_text(json.dumps(out, separators=(",", ":")).replace('],"', '],\n"') + "\n")
