#!/usr/bin/env python3
"""Counts false alarms: makes tables of pure noise, audits them, and counts those with a finding of a target-leak rule.

Nothing in these tables has anything to do with the target, so every warning or error of family LK2 is false. The
columns are of all kinds that real tables have (whole numbers, floats, ids, dates, sparse ones, constants, codes,
texts); one third of the names carry words that sound like an outcome. Rows run from 20 to 2000, columns from 5 to 200,
the target is binary (1:1 to 1:50), of several classes, or a number. The tables depend on the seed alone.

    null_tables.py LEAKAUDIT [--tables 500] [--seed 1] [--most 2] [--keep DIR]

Exits with 1 if more than --most tables in 500 (in proportion) have such a finding. 500 tables take a minute or so.
"""
import argparse
import collections
import csv
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

WORDS = ["time", "status", "amount", "duration", "x", "last", "score", "result", "paid", "final", "days", "reason"]


def column(rng, rows):
    """One column of noise, as texts."""
    kind = rng.integers(0, 14)
    if kind == 0:
        return [f"{v:.{d}f}" for d in [rng.integers(1, 6)] for v in rng.normal(size=rows)]
    if kind == 1:
        return [str(v) for v in rng.poisson(rng.choice([.3, 2, 10]), rows)]
    if kind == 2:
        share = rng.uniform(.1, .95)
        return ["0" if rng.random() < share else f"{rng.exponential(50):.2f}" for _ in range(rows)]
    if kind == 3:
        letters = rng.choice([2, 4, 8, 20])
        return [chr(97 + v) for v in rng.integers(0, letters, rows)]
    if kind == 4:
        share = rng.choice([.1, .5, .02])
        return ["yes" if rng.random() < share else "no" for _ in range(rows)]
    if kind == 5:
        return [str(np.datetime64("2010-01-01") + int(v)) for v in rng.integers(0, 3000, rows)]
    if kind == 6:
        return [str(v) for v in np.arange(rows) + rng.integers(1, 9999)]
    if kind == 7:
        return [str(v) for v in rng.permutation(rows) + 1000]
    if kind == 8:
        return [f"u{v:05d}" for v in rng.integers(0, max(rows // 3, 2), rows)]
    if kind == 9:
        share = rng.uniform(.02, .98)
        return ["" if rng.random() < share else f"{rng.normal():.3f}" for _ in range(rows)]
    if kind == 10:
        return [str(v) for v in rng.integers(0, 2, rows)]
    if kind == 11:
        return [f"{v:.2f}" for v in np.exp(rng.normal(size=rows) * 1.5) * 100]
    if kind == 12:
        return [rng.choice(["", "7"])] * rows
    words = ["blue", "a long text", "other", "N/A", "42", "red, green"]
    share = rng.dirichlet(np.ones(len(words)) / 2)
    return list(rng.choice(words, rows, p=share))


def target(rng, rows):
    """The target as texts, and what it is."""
    kind = rng.choice(["binary", "binary", "multiclass", "regression"])
    if kind == "regression":
        values = rng.normal(size=rows) if rng.random() < .5 else np.exp(rng.normal(size=rows))
        if rng.random() < .3:
            values = np.where(rng.random(rows) < .4, 0, values)
        return kind, [f"{v:.{d}f}" for d in [rng.integers(1, 5)] for v in values]
    if kind == "multiclass":
        share = rng.dirichlet(np.ones(rng.integers(3, 7)) * 2)
        return kind, [f"c{v}" for v in rng.choice(len(share), rows, p=share)]
    positives = max(3, round(rows / (1 + math.exp(rng.uniform(0, math.log(50))))))
    values = rng.permutation(np.arange(rows) < positives)
    names = ("no", "yes") if rng.random() < .3 else ("0", "1")
    return kind, [names[int(v)] for v in values]


def table(seed):
    """Kind of target, header and rows of the table of that seed."""
    rng = np.random.default_rng(seed)
    rows = round(math.exp(rng.uniform(math.log(20), math.log(2000))))
    columns = round(math.exp(rng.uniform(math.log(5), math.log(200))))
    header = [f"{rng.choice(WORDS)}_{c}" if rng.random() < 1 / 3 else f"v{c}" for c in range(columns)]
    data = [column(rng, rows) for _ in range(columns)]
    kind, values = target(rng, rows)
    return kind, header + ["target"], list(zip(*data, values))


def audit(program, path):
    """The report of the program; a failure of the program itself ends everything."""
    run = subprocess.run([program, "audit", path, "--target", "target", "--format", "json", "--select", "LK2"],
                         capture_output=True, text=True)
    if run.returncode not in (0, 1, 3):
        sys.exit(f"{path}: exit {run.returncode}: {run.stderr}")
    return json.loads(run.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--tables", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=float, default=2, help="false alarms in 500 tables that are accepted")
    parser.add_argument("--keep", help="folder for the tables with false alarms")
    options = parser.parse_args()
    alarms, rules, kinds, audited = 0, collections.Counter(), collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.tables):
            kind, header, rows = table([options.seed, number])
            path = Path(folder) / "table.csv"
            with open(path, "w", newline="", encoding="utf-8") as file:
                csv.writer(file, lineterminator="\n").writerows([header, *rows])
            report = audit(options.program, str(path))
            kinds[kind] += 1
            audited += len(header) - 1
            found = [f for f in report["findings"] if f["severity"] in ("warning", "error")]
            rules.update(f["rule"] for f in found)
            alarms += bool(found)
            for finding in found:
                print(f"table {number}: {kind}, {len(rows)} rows, {len(header) - 1} columns: "
                      f"{finding['rule']} {finding['severity']}: {finding['message']}", flush=True)
            if found and options.keep:
                Path(options.keep).mkdir(parents=True, exist_ok=True)
                path.replace(Path(options.keep) / f"null-{options.seed}-{number}.csv")
    print(f"{alarms} of {options.tables} tables ({audited} columns; {dict(kinds)}) with false alarms {dict(rules)}")
    return alarms * 500 > options.most * options.tables


if __name__ == "__main__":
    sys.exit(main())
