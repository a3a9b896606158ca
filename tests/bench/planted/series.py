#!/usr/bin/env python3
"""Which columns of a time series are said to know the target's future, and which are not.

Usage: series.py LEAKAUDIT [--repeats N] [--short]

Five kinds of series (walk, autoregressive, seasonal, independent, trend), each with columns that are made from later
values of the target, with trailing ones, and with ones that have nothing to do with it. Prints, for each column and
kind, how often LK213 is a finding, undecided, or clear. The exit code is 1 if an honest column is found, one of those
that need no future is undecided, or less than nine tenths of the leaks are found.
"""
import argparse
import concurrent.futures
import csv
import datetime
import json
import math
import os
import random
import subprocess
import sys
import tempfile

ROWS = 1200
KINDS = ("walk", "ar", "season", "iid", "trend")
LEAKS = ("centred 3", "centred 7", "centred 31", "lead", "forward mean 3", "future change", "reversed ewm",
         "lead, noisy")
WEAK = ("centred 3, noisy", "leading indicator")  # a finding or undecided, but never clear
HONEST = ("trailing 3", "trailing 30", "lag 1", "lag 7", "ewm", "past change", "present, noisy", "weekday", "year",
          "walk apart", "trend apart", "trailing 3, noisy")


def target_of(draw, kind):
    news = [draw.gauss(0, 1) for _ in range(ROWS)]
    values, level = [], 0.0
    for t, e in enumerate(news):
        level = {"walk": level + e, "ar": 0.8 * level + e}.get(kind, e)
        cycle = 10 * math.sin(2 * math.pi * t / 365) + 5 * math.sin(2 * math.pi * t / 7)
        values.append({"season": cycle + 2 * e, "trend": 0.01 * t + e}.get(kind, level))
    return values, news


def window(y, first, last):
    """Means of y[t + first .. t + last], None where the window leaves the series."""
    return [sum(y[t + first:t + last + 1]) / (last - first + 1) if 0 <= t + first and t + last < len(y) else None
            for t in range(len(y))]


def smooth(y, share=1 / 3):
    out = [y[0]]
    for value in y[1:]:
        out.append(out[-1] + share * (value - out[-1]))
    return out


def shaken(draw, column, deviation):
    return [None if value is None else value + draw.gauss(0, deviation) for value in column]


def columns_of(draw, y, news):
    steps = [b - a for a, b in zip(y, y[1:])]
    spread = math.sqrt(sum(step * step for step in steps) / len(steps))
    apart = [0.0]
    for _ in y[1:]:
        apart.append(apart[-1] + draw.gauss(0, 1))
    after = news[1:] + [0.0]
    return {
        "centred 3": window(y, -1, 1), "centred 7": window(y, -3, 3), "centred 31": window(y, -15, 15),
        "lead": window(y, 1, 1), "forward mean 3": window(y, 1, 3), "future change": [None] + steps[1:] + [None],
        "reversed ewm": smooth(y[::-1])[::-1],
        "lead, noisy": shaken(draw, window(y, 1, 1), 0.5 * spread),
        "centred 3, noisy": shaken(draw, window(y, -1, 1), 0.3 * spread),
        "leading indicator": [0.45 * e + math.sqrt(1 - 0.45 ** 2) * draw.gauss(0, 1) for e in after],
        "trailing 3": window(y, -3, -1), "trailing 30": window(y, -30, -1), "lag 1": window(y, -1, -1),
        "lag 7": window(y, -7, -7), "ewm": [None] + smooth(y)[:-1], "past change": [None, None] + steps[:-1],
        "present, noisy": shaken(draw, y, spread), "weekday": [t % 7 for t in range(len(y))],
        "year": [math.cos(2 * math.pi * t / 365) for t in range(len(y))], "walk apart": apart,
        "trend apart": [t + draw.gauss(0, 1) for t in range(len(y))],
        "trailing 3, noisy": shaken(draw, window(y, -3, -1), 0.3 * spread),
    }


def audit(program, seed, kind):
    """What LK213 says of each column: found, undecided or clear."""
    draw = random.Random("%d %s" % (seed, kind))
    y, news = target_of(draw, kind)
    columns = columns_of(draw, y, news)
    start = datetime.date(2020, 1, 1)
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", delete=False) as file:
        table = csv.writer(file)
        table.writerow(["day", *columns, "demand"])
        for t in range(ROWS):
            row = ["" if cells[t] is None else "%.6f" % cells[t] for cells in columns.values()]
            table.writerow([start + datetime.timedelta(days=t), *row, "%.6f" % y[t]])
    done = subprocess.run([program, "audit", file.name, "--target", "demand", "--task", "regression", "--time", "day",
                           "--select", "LK213", "--format", "json"], capture_output=True, text=True)
    os.unlink(file.name)
    if done.returncode not in (0, 1):
        sys.exit("exit code %d: %s" % (done.returncode, done.stderr))
    report = json.loads(done.stdout)
    said = dict.fromkeys(columns, "clear")
    said.update({entry["subject"]["name"]: "undecided" for entry in report["undecided"]})
    said.update({entry["subject"]["name"]: "found" for entry in report["findings"] if entry["rule"] == "LK213"})
    return kind, said


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--repeats", type=int, default=20)
    chosen = parser.parse_args()
    repeats = 2 if chosen.short else chosen.repeats
    program, count = os.path.abspath(chosen.program), {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(audit, program, seed, kind) for kind in KINDS for seed in range(repeats)]
        for job in jobs:
            kind, said = job.result()
            for column, verdict in said.items():
                count[column, kind, verdict] = count.get((column, kind, verdict), 0) + 1
    share = lambda column, kind, verdict: count.get((column, kind, verdict), 0) / repeats
    print("%-20s %s   (found / undecided)" % ("", "".join("%14s" % kind for kind in KINDS)))
    for column in LEAKS + WEAK + HONEST:
        cells = ["%7.2f / %4.2f" % (share(column, kind, "found"), share(column, kind, "undecided")) for kind in KINDS]
        print("%-20s %s" % (column, "".join(cells)))
    found = sum(share(column, kind, "found") for column in LEAKS for kind in KINDS) / len(LEAKS) / len(KINDS)
    wrong = sum(share(column, kind, verdict) for column in HONEST for kind in KINDS for verdict in ("found", "undecided"))
    print("leaks found: %.3f; honest columns found or undecided: %.3f of %d" % (found, wrong, len(HONEST) * len(KINDS)))
    return 1 if found < 0.9 or wrong > 0 else 0


if __name__ == "__main__":
    sys.exit(main())
