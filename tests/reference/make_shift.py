"""Writes shift.json, about two samples and what can be known from one: the Kolmogorov-Smirnov distance by scipy.stats.ks_2samp, the total variation distance and its
null mean by numpy, the chi-square test by scipy.stats.chi2_contingency, and Newcombe's interval put together from
Wilson limits that a root finder solves; chances of values that one sample lacks, by scipy.stats.hypergeom and poisson;
scores of bins by numpy; intervals of a test set's score, of an AUC by Hanley & McNeil's formulas, of losses from draws.

Inputs come from numpy's default_rng(8) and are written out. Run: /usr/bin/python3 make_shift.py
"""
import json
from pathlib import Path

import numpy as np
from scipy import optimize, special, stats

rng = np.random.default_rng(8)


def ordered(name, a, b, alpha):
    values = np.unique(np.r_[a, b])
    table = [[int((a == v).sum()), int((b == v).sum())] for v in values]
    distance = stats.ks_2samp(a, b).statistic
    noise = 1 / len(a) + 1 / len(b)
    margin = np.sqrt(np.log(2 / alpha) / 2 * noise)
    return {"name": name, "table": sum(table, []), "alpha": alpha, "value": float(distance),
            "low": float(max(distance - margin, 0)), "high": float(min(distance + margin, 1)),
            "p": float(special.kolmogorov(distance / np.sqrt(noise)))}


def unordered(name, a, b, alpha):
    a, b = np.asarray(a), np.asarray(b)
    p, q, noise = a / a.sum(), b / b.sum(), 1 / a.sum() + 1 / b.sum()
    distance = 0.5 * np.abs(p - q).sum()
    pooled = (a + b) / (a + b).sum()
    expected = 0.5 * np.sqrt(2 / np.pi) * np.sqrt(pooled * (1 - pooled) * noise).sum()
    margin = np.sqrt(np.log(1 / alpha) / 2 * noise)
    used = a + b > 0
    chance = stats.chi2_contingency(np.vstack([a, b])[:, used], correction=False)[1] if used.sum() > 1 else 1
    return {"name": name, "table": np.column_stack([a, b]).ravel().tolist(), "alpha": alpha, "value": float(distance),
            "low": float(max(distance - expected - margin, 0)), "high": float(min(distance + margin, 1)),
            "p": float(chance)}


def wilson(k, n, z):
    """The p at which the score test of k out of n just rejects, on both sides of k/n."""
    def score(p):
        return (k - n * p) ** 2 - z * z * n * p * (1 - p)
    share, edge = k / n, 1e-9  # at 0 and n the score is 0 at the share itself as well: keep away from it
    low = 0.0 if k == 0 else optimize.brentq(score, 0, min(share, 1 - edge), xtol=1e-16)
    high = 1.0 if k == n else optimize.brentq(score, max(share, edge), 1, xtol=1e-16)
    return low, high


def shares(a, n, b, m, alpha):
    z = stats.norm.isf(alpha)
    if b / m < a / n:
        a, n, b, m = b, m, a, n
    (l1, u1), (l2, u2) = wilson(b, m, z), wilson(a, n, z)
    difference = b / m - a / n
    low = difference - np.sqrt((b / m - l1) ** 2 + (u2 - a / n) ** 2)
    high = difference + np.sqrt((u1 - b / m) ** 2 + (a / n - l2) ** 2)
    return {"low": float(max(low, 0)), "high": float(min(high, 1)), "value": float(difference)}


def mean_distance(pooled, n, m, draws):
    """The mean total variation distance of two samples of one distribution, by drawing them."""
    a, b = rng.multinomial(n, pooled, draws) / n, rng.multinomial(m, pooled, draws) / m
    return float(0.5 * np.abs(a - b).sum(axis=1).mean())


def unseen(name, counts):
    """Values [in first, in second]: those of the second alone, expected by the hypergeometric law, and their chance."""
    counts = np.asarray(counts)
    n, m = (int(side) for side in counts.sum(axis=0))
    rows = counts.sum(axis=1)
    alone = np.where(rows > 0, stats.hypergeom.pmf(rows, n + m, m, rows), 0)
    only = counts[(counts[:, 0] == 0) & (rows > 0), 1]
    tail = stats.poisson.sf(len(only) - 1, alone.sum())
    return {"name": name, "table": counts.ravel().tolist(), "values": len(only), "rows": int(only.sum()),
            "expected": float(alone.sum()), "expected_row": float((alone * rows).sum()), "p": float(tail)}


def scores(table):
    table = np.asarray(table, float)
    first, second = table.sum(axis=0)
    share, rows = second / (first + second), table.sum(axis=1)
    p = (table[:, 1] + 4 * share) / (rows + 4)
    used = rows > 0
    chi2 = stats.chi2_contingency(table[used], correction=False)[0]
    keep = max(0, 1 - (used.sum() - 1) / chi2) if chi2 > 0 else 0
    return {"table": table.astype(int).ravel().tolist(), "score": (keep * (special.logit(p) - special.logit(share))).tolist()}


def hanley_mcneil(auc, n1, n0):
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    half = stats.norm.ppf(0.975) * np.sqrt((auc * (1 - auc) + (n1 - 1) * (q1 - auc**2) + (n0 - 1) * (q2 - auc**2)) / n1 / n0)
    return {"auc": auc, "positives": n1, "negatives": n0, "low": max(auc - half, 0), "high": min(auc + half, 1)}


def score_share(share, n):
    low, high = wilson(share * n, n, stats.norm.ppf(0.975))
    return {"share": share, "rows": n, "low": low, "high": high}


def variation(losses):
    return float(losses.std() / losses.mean())


if __name__ == "__main__":
    def normal(size, mean=0.0, digits=1):
        return rng.normal(mean, 1, size).round(digits)

    common = np.array([0.4, 0.3, 0.2, 0.06, 0.04])
    share_cases = []
    for a, n, b, m, alpha in [(0, 700, 30, 300, 1e-5), (30, 300, 0, 700, 1e-5), (56, 70, 48, 80, 0.025), (9, 10, 3, 10, 0.025),
                              (5, 56, 0, 29, 0.025), (0, 10, 10, 10, 0.01), (100, 1000, 100, 1000, 1e-4)]:
        share_cases.append({"a": a, "n": n, "b": b, "m": m, "alpha": alpha, **shares(a, n, b, m, alpha)})
    result = {
        "ks": [ordered("alike", normal(800), normal(200), 1e-3), ordered("moved", normal(800), normal(200, 0.8), 1e-4),
               ordered("few", normal(12), normal(7, 3), 0.05), ordered("apart", normal(60), normal(50, 40), 1e-3),
               ordered("two values", rng.integers(0, 2, 300), (rng.uniform(size=90) < 0.8).astype(int), 1e-5)],
        "total_variation": [
            unordered("alike", rng.multinomial(900, common), rng.multinomial(300, common), 1e-3),
            unordered("other shares", rng.multinomial(900, common), rng.multinomial(300, common[::-1]), 1e-5),
            unordered("an empty bin", [10, 0, 5, 0], [3, 0, 9, 0], 0.05), unordered("apart", [40, 0], [0, 60], 1e-4),
            unordered("one bin", [40], [60], 1e-4)],
        "shares": share_cases,
        "unseen": [unseen("few values", [[50, 20], [10, 0], [0, 6], [1, 1], [0, 1], [3, 0]]),
                   unseen("many rare ones", np.column_stack([rng.poisson(1.4, 500), rng.poisson(0.6, 500)])),
                   unseen("new ones", np.r_[np.column_stack([rng.poisson(5, 80), rng.poisson(2, 80)]), [[0, 3]] * 25]),
                   unseen("common ones", [[400, 150], [300, 120], [0, 90]])],
        "domain": [scores([[40, 10], [30, 20], [10, 30], [0, 0], [5, 1]]), scores([[40, 20], [30, 15], [10, 5]]),
                   scores([[100, 0], [0, 30], [7, 7]])],
        "auc": [hanley_mcneil(0.8, 100, 100), hanley_mcneil(0.8, 5, 300), hanley_mcneil(0.95, 8, 6)],
        "score": [score_share(0.8, 20), score_share(0.95, 37), score_share(0.5, 500)],
        "variation": {"squares": variation(rng.normal(size=4000000) ** 2), "sizes": variation(np.abs(rng.normal(size=4000000))),
                      "rare": variation(np.where(np.arange(1000) < 20, -np.log(0.02), -np.log(0.98)))},
        "mean": {"pooled": (common * 400).astype(int).tolist(), "distance": mean_distance(common, 400, 400, 200000)},
    }
    text = json.dumps(result, separators=(",", ":")).replace('{"name"', '\n{"name"').replace('{"a"', '\n{"a"')
    Path(__file__).with_name("shift.json").write_text(text + "\n")
