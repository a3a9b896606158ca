#!/usr/bin/env python3
"""How often leakaudit proves preprocessing before the split, and how often it accuses a clean pipeline.

usage: forensics.py LEAKAUDIT [--short] [--runs N] [--step NAME ...] [--seed N] [--raw FOLDER]

Tables are drawn, split at random, transformed by a step that was fitted on some of the rows, rounded, written and
audited. The scenarios of a step:

  pooled      fitted on training and test rows together: its rule has to find it
  train       fitted on the training rows: nothing may be found
  more        fitted on the training rows and on rows that were never shipped: nothing may be found
  dropped     fitted on all rows, a tenth of which were dropped afterwards: counted, not judged
  separately  each side by its own statistics: rule LK511 has to find it
  raw         not transformed: nothing may be found
  file        one file without a split, fitted on all of it: rule LK512 has to find it
  file-raw    one file, not transformed: nothing may be found
  folds       one file with a column of folds, fitted on all of it: its rule has to find it
  folds-raw   the same, not transformed: nothing may be found
  three       three splits, fitted on all of them: its rule has to find it
  validated   three splits, fitted on those that are not the test split: nothing beyond a note may be found

--raw FOLDER audits random splits of the tables FOLDER/*/data.csv as they are instead; each finding is printed.
Beside the power stands what is expected of it (theory and simulation, sections 1 to 5 of the method).
--short draws few and fails (exit code 1) if power is lost or a clean pipeline accused. Plain Python.
"""
import argparse
import bisect
import csv
import glob
import json
import math
import os
import random
import statistics
import struct
import subprocess
import sys
import tempfile

import learned

RULES = "LK5"  # all of the family

# ---- tables: columns of numbers by name ----


def normal(draw, rows=600, columns=8):
    return {"n%d" % c: [draw.gauss(5, 3) for _ in range(rows)] for c in range(columns)}


def lognormal(draw, rows=600, columns=8):
    return {"l%d" % c: [math.exp(draw.gauss(0, 1)) for _ in range(rows)] for c in range(columns)}


def correlated(draw, rows=300, columns=12):
    """One common cause, on grids of a tenth and a hundredth."""
    cause = [draw.gauss(0, 1) for _ in range(rows)]
    return {"c%d" % c: [round(20 + 3 * z + draw.gauss(0, 1), 1 + c % 2) for z in cause] for c in range(columns)}


def flowers(draw, rows=150, columns=4):
    """Few values on a grid of a tenth, in three groups."""
    group = [draw.randrange(3) for _ in range(rows)]
    return {"f%d" % c: [round(1 + c + g + draw.gauss(0, 0.4), 1) for g in group] for c in range(columns)}


def measured(draw, rows=400, columns=8):
    """Two common causes, whole numbers."""
    causes = [(draw.gauss(0, 1), draw.gauss(0, 1)) for _ in range(rows)]
    return {"m%d" % c: [float(round(100 + 20 * (a + c * b / 4) + draw.gauss(0, 10))) for a, b in causes] for c in range(columns)}


def counts(draw, rows=600, columns=8):
    def poisson(mean):
        limit, product, n = math.exp(-mean), draw.random(), 0
        while product > limit:
            product, n = product * draw.random(), n + 1
        return float(n)
    return {"k%d" % c: [poisson(4) for _ in range(rows)] for c in range(columns)}


def many(draw):
    return normal(draw, 4000, 4)


def many_counts(draw):
    return counts(draw, 4000, 4)


def very_many(draw):
    return normal(draw, 14000, 4)


def natural(draw, rows=300):
    """Columns that lie between 0 and 1 by nature."""
    def ratio():
        of = draw.randrange(5, 200)
        return sum(draw.random() < .8 for _ in range(of)) / of
    kinds = {"beta": lambda: draw.betavariate(.5, .5), "bell": lambda: draw.betavariate(2, 2), "share": draw.random,
             "ratio": ratio, "atom": lambda: float(draw.random() < .5) if draw.random() < .05 else draw.random(),
             "grade": lambda: draw.randrange(5) / 4, "percent": lambda: draw.randrange(101) / 100,
             "chance": lambda: 1 / (1 + math.exp(-draw.gauss(0, 4)))}
    chosen = draw.choice(list(kinds))  # all columns of a kind, or all kinds
    if draw.random() < .3:
        return {name: [kind() for _ in range(rows)] for name, kind in kinds.items()}
    return {"%s%d" % (chosen, c): [kinds[chosen]() for _ in range(rows)] for c in range(5)}


TABLES = [normal, lognormal, correlated, flowers, counts]

# ---- steps: fit(values of the fit rows) -> function of a value ----


def standard(values):
    mean, sd = statistics.fmean(values), statistics.pstdev(values)
    return lambda x: (x - mean) / (sd or 1)


def centre(values):
    mean = statistics.fmean(values)
    return lambda x: x - mean


def min_max(values):
    low, high = min(values), max(values)
    return lambda x: (x - low) / ((high - low) or 1)


def min_max_cut(values):
    """Values beyond the range are cut off at its ends."""
    of = min_max(values)
    return lambda x: min(max(of(x), 0), 1)


def min_max_levels(values):
    of = min_max(values)
    return lambda x: 255 * of(x)


def min_max_signed(values):
    of = min_max(values)
    return lambda x: 2 * of(x) - 1


def max_abs(values):
    largest = max(map(abs, values))
    return lambda x: x / (largest or 1)


def order_statistic(ordered, share):
    position = share * (len(ordered) - 1)
    first = int(position)
    rest = position - first
    if not rest:
        return ordered[first]
    low, high = ordered[first], ordered[first + 1]
    return low + rest * (high - low) if rest < .5 else high - (1 - rest) * (high - low)


def robust(values):
    ordered = sorted(values)
    middle = order_statistic(ordered, 0.5)
    spread = order_statistic(ordered, 0.75) - order_statistic(ordered, 0.25)
    return lambda x: (x - middle) / (spread or 1)


def quantile(values, most=1000):
    """By up to so many quantiles: the mean of reading them from below and from above, between them linear.

    Last bits matter where values tie, so they are computed as numpy and scikit-learn do: by percentages."""
    ordered, last = sorted(values), min(most, len(values)) - 1
    step = 1 / last
    points = [order_statistic(ordered, k * step * 100 / 100) for k in range(last)] + ordered[-1:]

    def of(x):
        if x <= points[0]:
            return 0.0
        if x >= points[last]:
            return 1.0
        left, right = bisect.bisect_left(points, x), bisect.bisect_right(points, x)
        if left < right:
            return (left + right - 1) / 2 / last
        below, above = points[left - 1], points[left]
        return (left - 1 + (x - below) / (above - below)) / last
    return of


def quantile_hundred(values):
    return quantile(values, 100)


def quantile_sampled(values):
    """By quantiles of 10,000 of the values, as scikit-learn does by default."""
    return quantile(random.Random(len(values)).sample(values, min(10000, len(values))))


def share_of_rows(values):
    """The mean rank as a share of the rows; other rows by the rank they would have."""
    ordered = sorted(values)
    return lambda x: (bisect.bisect_left(ordered, x) + bisect.bisect_right(ordered, x) + 1) / 2 / len(ordered)


def quantile_normal(values):
    of, bell = quantile(values), statistics.NormalDist()
    return lambda x: bell.inv_cdf(min(max(of(x), 1e-7), 1 - 1e-7))


def root(values):
    """A fixed transformation before standardising, as a power transformer ends."""
    of = standard([math.copysign(math.sqrt(abs(x)), x) for x in values])
    return lambda x: of(math.copysign(math.sqrt(abs(x)), x))


def logarithm(values):
    """Learns nothing."""
    return lambda x: math.log1p(abs(x))


def single(fit):
    """The same in single precision."""
    def fit_single(values):
        of = fit(values)
        return lambda x: struct.unpack("f", struct.pack("f", of(x)))[0]
    return fit_single


def unit_length(draw, table, fit_rows, rows):
    """Every row by its own length: learns nothing."""
    length = {r: math.hypot(*(values[r] for values in table.values())) or 1 for r in rows}
    return {name: [values[r] / length[r] for r in rows] for name, values in table.items()}


def each_column(fit):
    """A step on columns one by one: step(draw, table, fit rows, shipped rows) -> the columns that are written."""
    def step(draw, table, fit_rows, rows):
        made = {}
        for name, values in table.items():
            of = fit([values[r] for r in fit_rows])
            made[name] = [of(values[r]) for r in rows]
        return made
    return step


SCALING = ["pooled", "train", "more", "dropped", "separately", "raw"]
LEARNED = ["pooled", "train", "more", "dropped", "raw"]
ARRANGED = ["file", "file-raw", "folds", "folds-raw", "three", "validated"]
TARGETED = ["pooled", "train", "more", "dropped"]


def step(name, make, rule, tables=TABLES, scenarios=SCALING, expected=None, decimals=(17, 6, 4, 3, 2)):
    """`expected`: least power by table for 4 or more decimals; 1 where none is given."""
    return dict(name=name, make=make, rule=rule, tables=tables, scenarios=scenarios, expected=expected or {},
                decimals=decimals)


# One row a step. A new one needs a function step(draw, table, fit rows, shipped rows) and the rule that finds it.
STEPS = [
    step("standard", each_column(standard), "LK501"),
    step("centred", each_column(centre), "LK501", expected={"counts": 0, "flowers": 0}),
    # Two columns have to show it, and one of them does as often as test rows hold an end.
    step("min-max", each_column(min_max), "LK502",
         expected={"normal": .7, "lognormal": .7, "correlated": .3, "flowers": .1, "counts": 0}),
    step("min-max-cut", each_column(min_max_cut), "LK502", tables=[normal, correlated], scenarios=LEARNED,
         expected={"normal": .6, "correlated": .2}),
    step("min-max-255", each_column(min_max_levels), "LK502", tables=[normal], expected={"normal": .6}),
    step("min-max-signed", each_column(min_max_signed), "LK502", tables=[normal], expected={"normal": .6}),
    step("max-abs", each_column(max_abs), "LK502",
         expected={"normal": .4, "lognormal": .4, "correlated": .05, "flowers": 0, "counts": 0}),  # one end a column
    step("roots", each_column(root), "LK501"),
    step("logarithm", each_column(logarithm), "LK501", scenarios=["train"]),
    step("unit-length", unit_length, "LK501", scenarios=["train"]),
    step("single-standard", each_column(single(standard)), "LK501", decimals=(17,)),
    step("single-min-max", each_column(single(min_max)), "LK502", tables=[normal, lognormal], decimals=(17,),
         expected={"normal": .7, "lognormal": .7}),
    step("single-quantile", each_column(single(quantile)), "LK503", decimals=(17,)),
    step("robust", each_column(robust), "LK503", expected={"correlated": 0, "flowers": 0, "counts": 0}),
    step("quantile", each_column(quantile), "LK503"),
    step("quantile-100", each_column(quantile_hundred), "LK503", expected={"flowers": .3, "counts": .3}),
    step("quantile-large", each_column(quantile), "LK503", tables=[many, many_counts], decimals=(17, 4, 3),
         expected={"many_counts": .6}),
    step("quantile-sampled", each_column(quantile_sampled), "LK503", tables=[very_many], decimals=(17, 6),
         expected={"very_many": .5}),
    step("ranks", each_column(share_of_rows), "LK503"),
    *[step(name + "-arranged", each_column(fit), rule, tables=[normal, flowers, counts], scenarios=ARRANGED, decimals=(17, 4))
      for name, fit, rule in (("standard", standard, "LK501"), ("min-max", min_max, "LK502"), ("robust", robust, "LK503"),
                              ("quantile", quantile, "LK503"))],
    step("natural", each_column(centre), "LK502", tables=[natural], scenarios=["raw"]),
    step("quantile-normal", each_column(quantile_normal), "LK503"),
    step("mean", learned.mean_filled, "LK504", scenarios=LEARNED, expected={"flowers": .9}, decimals=(17, 6, 4)),
    step("median", learned.median_filled, "LK504", scenarios=LEARNED, decimals=(17, 6, 4),
         expected={"normal": .2, "lognormal": .2, "correlated": 0, "flowers": 0, "counts": 0}),
    step("nearest", learned.nearest_filled, "LK504", tables=[correlated, flowers, measured], scenarios=LEARNED,
         expected={"correlated": .9, "flowers": 0, "measured": .6}, decimals=(17, 4)),
    *[step("encode-" + kind, learned.encode(kind), "LK505", tables=[learned.categories], scenarios=TARGETED, decimals=(17, 4))
      for kind in ("mean", "smoothed", "bayes", "sigmoid", "left-out", "evidence", "frequency", "count")],
    step("encode-crossed", learned.encode("crossed"), "LK505", tables=[learned.categories], scenarios=TARGETED,
         expected={"categories": 0}, decimals=(17, 4)),  # each row by the other folds: no identity is left
    step("encode-few", learned.encode("smoothed"), "LK505", tables=[learned.few_categories], scenarios=TARGETED,
         expected={"few_categories": .2}, decimals=(17, 4)),
    step("components", learned.project(False), "LK506", scenarios=LEARNED, decimals=(17, 6, 4, 3)),
    step("whitened", learned.project(True), "LK506", scenarios=LEARNED, decimals=(17, 6, 4, 3)),
    step("bins-5", learned.bins(5), "LK507", scenarios=LEARNED, decimals=(0,),
         expected={"correlated": 0, "flowers": 0, "counts": 0}),
    step("bins-10", learned.bins(10), "LK507", scenarios=LEARNED, decimals=(0,),
         expected={"correlated": 0, "flowers": 0, "counts": 0}),
    step("words", learned.weigh(False), "LK508", tables=[learned.words], scenarios=LEARNED, decimals=(17, 6, 4, 3)),
    step("words-unit", learned.weigh(True), "LK508", tables=[learned.words], scenarios=LEARNED, decimals=(17, 6, 4, 3)),
    step("selection", learned.select(100), "LK510", tables=[learned.noise], scenarios=["pooled", "train", "more"],
         expected={"noise": .2}, decimals=(4,)),
]

# ---- one run ----


def write(path, columns, target, decimals):
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(list(columns) + ["y"])
        text = [[repr(round(v, decimals) if decimals < 17 else v) for v in values] for values in columns.values()]
        out.writerows(list(row) + [label] for row, label in zip(zip(*text), target))


def audit(program, arguments, target="y"):
    """(rule, severity, message) of each finding."""
    done = subprocess.run([program, "audit", *arguments, "--target", target, "--select", RULES, "--format", "json",
                           "--fail-on", "never"], capture_output=True, text=True, timeout=600)
    if done.returncode not in (0, 3):  # 3: nothing can be said about the target, which does not matter here
        sys.exit("exit code %d: %s" % (done.returncode, done.stderr))
    return [(f["rule"], f["severity"], f["message"]) for f in json.loads(done.stdout)["findings"]]


def divide(draw, rows, scenario, share):
    """The rows of each split, and those that the step is fitted on."""
    kept = rows[:int(.9 * len(rows))] if scenario in ("more", "dropped") else rows
    tests = max(2, round(share * len(kept)))
    parts = {"train": kept[tests:], "test": kept[:tests]}
    if scenario in ("three", "validated"):
        held = len(parts["train"]) // 5
        parts.update(validation=parts["train"][:held], train=parts["train"][held:])
    if scenario.startswith(("file", "folds")):
        parts = {"all": draw.sample(rows, len(rows))}
    test = set(parts.get("test", ()))
    fit_on = {"train": parts.get("train"), "more": [r for r in rows if r not in test],
              "validated": [r for r in rows if r not in test]}
    return parts, fit_on.get(scenario, rows)


def store(folder, parts, made, target, decimals, folds):
    """Writes what was made of each split; returns the arguments that tell leakaudit."""
    arguments = []
    for name, rows in parts.items():
        path = os.path.join(folder, name + ".csv")
        columns = dict(made[name], fold=[i % 5 for i in range(len(rows))]) if folds else made[name]
        write(path, columns, [target[r] for r in rows], decimals)
        arguments += ["--" + name, path] if name != "all" else [path]
    if folds:
        schema = os.path.join(folder, "schema.yaml")
        with open(schema, "w") as file:
            file.write("version: 1\ndata: all.csv\ntask: {target: y}\nsplit: {kfold: {column: fold}}\ncolumns: []\n")
        arguments = [schema]
    return arguments


def run(program, folder, row, make_table, scenario, share, seed):
    """Yields (decimals, the findings) of one draw and one split, rounded in several ways."""
    draw = random.Random(seed)
    table = make_table(draw)
    rows = list(range(len(next(iter(table.values())))))
    draw.shuffle(rows)
    parts, fit_on = divide(draw, rows, scenario, share)
    shipped = [r for part in parts.values() for r in part]
    target = {r: draw.choice("ab") for r in rows} if "y" not in table else dict(enumerate(table["y"]))
    if scenario == "separately":
        made = {name: row["make"](draw, table, part, part) for name, part in parts.items()}
    elif scenario.endswith("raw"):
        made = {name: {column: [values[r] for r in part] for column, values in table.items()}
                for name, part in parts.items()}
    else:
        whole, made, start = row["make"](draw, table, fit_on, shipped), {}, 0
        for name, part in parts.items():
            made[name] = {column: values[start:start + len(part)] for column, values in whole.items()}
            start += len(part)
    for decimals in row["decimals"]:
        arguments = store(folder, parts, made, target, decimals, scenario.startswith("folds"))
        yield decimals, audit(program, arguments)


WANTED = {"separately": "LK511", "file": "LK512"}
CLEAN = ("train", "more", "raw", "file-raw", "folds-raw", "validated")


def bench(program, row, runs, shares, seed, short):
    """Prints a line a table and scenario; returns what went wrong."""
    trouble = []
    with tempfile.TemporaryDirectory() as folder:
        for make_table in row["tables"]:
            for scenario in row["scenarios"]:
                tally = {d: [0, 0, 0] for d in row["decimals"]}  # runs, found, accused
                for i in range(runs):
                    share = shares[i % len(shares)]
                    for decimals, found in run(program, folder, row, make_table, scenario, share, seed + i):
                        wanted = WANTED.get(scenario, row["rule"])
                        rules = {rule for rule, severity, _ in found if severity != "note"}
                        tally[decimals][0] += 1
                        tally[decimals][1] += wanted in rules
                        tally[decimals][2] += bool(rules)
                cells, accused = [], 0
                for decimals, (n, found, any_rule) in tally.items():
                    cells.append("d=%d %.3f" % (decimals, (any_rule if scenario in CLEAN else found) / n))
                    accused += any_rule if scenario in CLEAN else 0
                least = row["expected"].get(make_table.__name__, 1)
                note = "0 expected" if scenario in CLEAN else ">= %.2f expected" % least if scenario == "pooled" else ""
                print("%-16s %-11s %-11s %s  %s" % (row["name"], make_table.__name__, scenario, "  ".join(cells), note),
                      flush=True)
                lost = [d for d, (n, found, _) in tally.items() if d >= 4 and found < (least - .25) * n]
                if accused:
                    trouble.append("%s, %s, %s: %d accused" % (row["name"], make_table.__name__, scenario, accused))
                if short and scenario == "pooled" and lost:
                    trouble.append("%s, %s: power lost at %s decimals" % (row["name"], make_table.__name__, lost))
    return trouble


def raw(program, source, runs, seed):
    """Random splits of tables as they are."""
    tried = 0
    for path in sorted(glob.glob(os.path.join(source, "*", "data.csv"))):
        with open(path, newline="") as file:
            header, *rows = csv.reader(file)
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, "train.csv"), os.path.join(folder, "test.csv")]
            for i in range(runs if len(rows) < 5000 else max(2, runs // 10)):
                draw = random.Random(seed + i)
                draw.shuffle(rows)
                tests = round((.1, .2, .5)[i % 3] * len(rows))
                for name, part in zip(paths, (rows[tests:], rows[:tests])):
                    with open(name, "w", newline="") as file:
                        csv.writer(file).writerows([header] + part)
                tried += 1
                for rule, _, message in audit(program, ["--train", paths[0], "--test", paths[1]], target=header[-1]):
                    print("%s, split %d: %s %s" % (os.path.basename(os.path.dirname(path)), i, rule, message), flush=True)
    print("%d splits tried" % tried)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--step", action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--raw", metavar="FOLDER")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    if options.raw:
        raw(program, options.raw, options.runs, options.seed)
        return
    trouble = []
    for row in STEPS:
        if options.step and row["name"] not in options.step:
            continue
        if options.short:
            row = dict(row, tables=row["tables"][:1], decimals=[d for d in (17, 4) if d in row["decimals"]] or (17, 4))
        trouble += bench(program, row, 3 if options.short else options.runs, (.2,) if options.short else (.1, .2, .5),
                         options.seed, options.short)
    for line in trouble:
        print("WRONG:", line)
    sys.exit(1 if trouble else 0)


if __name__ == "__main__":
    main()
