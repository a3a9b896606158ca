#!/usr/bin/env python3
"""Makes the cases of tests/rules that hold splits against time (LK401 to LK404). The same bytes each time.

Usage: make_split_time.py [RULE ...]
"""
import datetime
import math
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 17
DAY = datetime.timedelta(days=1)
START = datetime.date(2023, 1, 1)


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def table(rows):
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


def case(rule, name, schema, files, expect=None):
    """`files` maps names to rows, the header first."""
    folder = os.path.join(HERE, rule, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    write(os.path.join(folder, "command"), "audit schema.yaml\n")
    write(os.path.join(folder, "schema.yaml"), schema)
    for file, rows in files.items():
        write(os.path.join(folder, file), table(rows))
    if expect:
        write(os.path.join(folder, "expect"), expect + "\n")


def halves(header, rows, in_test):
    """Train and test files, each in random order, so that only the times tell."""
    draw = random.Random(SEED)
    sides = [in_test(i) for i in range(len(rows))]
    train = [row for row, side in zip(rows, sides) if not side]
    test = [row for row, side in zip(rows, sides) if side]
    draw.shuffle(train)
    draw.shuffle(test)
    return {"train.csv": [header, *train], "test.csv": [header, *test]}


def drawn(share=0.3):
    draw = random.Random(SEED + 1)
    return lambda i: draw.random() < share


# ---- a series of days ----

SERIES = """version: 1
name: demand
data: {train: train.csv, test: test.csv}
task: {target: demand, type: regression, prediction_time: day%(task)s}
%(split)scolumns:
  - {name: day, type: date, role: time}
  - {name: price, type: number, role: feature, available: true, available_reason: Set by us.}
  - {name: demand, type: number, role: target}
"""
HEADER = ("day", "price", "demand")


def noise(draw, days):
    return [draw.gauss(100, 9) for _ in range(days)]


def season(draw, days):
    return [100 + 20 * math.sin(day / 14) + draw.gauss(0, 4) for day in range(days)]


def series(levels, days=360, skipped=range(0)):
    draw = random.Random(SEED)
    demand = levels(draw, days)
    return [((START + DAY * day).isoformat(), "%.2f" % draw.uniform(1, 5), "%.2f" % demand[day])
            for day in range(days) if day not in skipped]


def make_overlap(rule):
    temporal = {"task": "", "split": "split: {strategy: temporal}\n"}
    rows = series(noise)
    case(rule, "leaky", SERIES % temporal, halves(HEADER, rows, drawn()))
    case(rule, "clean", SERIES % temporal, halves(HEADER, rows, lambda i: i >= 252))
    # Declared by the label window alone it is a warning; and a few stray dates are no overlap.
    window = {"task": ", label_window: {start: 0d, end: 1d}", "split": ""}
    case(rule, "leaky-window", SERIES % window, halves(HEADER, rows, drawn()), "LK401 warning day")
    strays = [("2030-01-01", *row[1:]) if i % 60 == 7 else row for i, row in enumerate(rows)]
    case(rule, "clean-window", SERIES % window, halves(HEADER, strays, lambda i: i >= 252))
    # Folds that are blocks of time can be rolled forward; folds that were drawn can't.
    folds = SERIES.replace("{train: train.csv, test: test.csv}", "data.csv").replace(
        "columns:\n", "columns:\n  - {name: fold, type: integer, role: split}\n")
    folds %= {"task": "", "split": "split: {strategy: temporal, kfold: {column: fold}}\n"}
    draw = random.Random(SEED)
    header = ("fold", *HEADER)
    case(rule, "leaky-folds", folds, {"data.csv": [header, *((draw.randrange(5), *row) for row in rows)]})
    case(rule, "clean-folds", folds, {"data.csv": [header, *((i // 72, *row) for i, row in enumerate(rows))]})


def make_gap(rule):
    window = {"task": ", label_window: {start: 0d, end: 14d}", "split": ""}
    case(rule, "leaky", SERIES % window, halves(HEADER, series(noise), lambda i: i >= 252))
    case(rule, "clean", SERIES % window, halves(HEADER, series(noise, 360, range(252, 265)), lambda i: i >= 252))
    gap = {"task": "", "split": "split: {strategy: temporal, gap: 7d}\n"}
    case(rule, "leaky-gap", SERIES % gap,
         halves(HEADER, series(noise, 360, range(252, 255)), lambda i: i >= 252))
    case(rule, "clean-gap", SERIES % gap,
         halves(HEADER, series(noise, 360, range(252, 258)), lambda i: i >= 252))


# ---- random splits ----

PARTS = """version: 1
name: demand
data: {train: train.csv, test: test.csv}
task: {target: busy, type: binary}
columns:
  - {name: yr, type: integer, role: feature}
  - {name: mnth, type: integer, role: feature}
  - {name: day, type: integer, role: feature}
  - {name: price, type: number, role: feature, available: true, available_reason: Set by us.}
  - {name: busy, type: boolean, role: target}
"""


def parts(levels):
    """Four years of it, the days in three columns, and whether demand was high."""
    for day, price, demand in series(levels, 1461):
        moment = datetime.date.fromisoformat(day)
        yield moment.year - 2022, moment.month, moment.day, price, str(float(demand) > 100).lower()


MAKE = """version: 1
name: cars
data: {train: train.csv, test: test.csv}
task: {target: price, type: regression}
columns:
  - {name: year, type: integer, role: feature, available: true, available_reason: In the papers.}
  - {name: doors, type: integer, role: feature, available: true, available_reason: In the papers.}
  - {name: price, type: number, role: target}
"""


def cars(yearly):
    draw = random.Random(SEED)
    for _ in range(1500):
        year = draw.randint(1990, 2019)
        yield year, draw.randint(3, 5), "%.0f" % (9000 + yearly * (year - 1990) + draw.gauss(0, 900))


def make_random(rule):
    plain = {"task": "", "split": ""}
    case(rule, "leaky", SERIES % plain, halves(HEADER, series(season), drawn()))
    case(rule, "clean", SERIES % plain, halves(HEADER, series(season), lambda i: i >= 252))
    # A random split of rows that only bear a time is harmless.
    header = ("yr", "mnth", "day", "price", "busy")
    case(rule, "leaky-parts", PARTS, halves(header, list(parts(season)), drawn()))
    case(rule, "clean-parts", PARTS, halves(header, list(parts(noise)), drawn()))
    folds = SERIES.replace("{train: train.csv, test: test.csv}", "data.csv").replace(
        "columns:\n", "columns:\n  - {name: fold, type: integer, role: split}\n")
    folds %= {"task": "", "split": "split: {kfold: {column: fold}}\n"}
    draw = random.Random(SEED)
    # A year that nobody declares may be that of the make: a note.
    header = ("year", "doors", "price")
    case(rule, "leaky-year", MAKE, halves(header, list(cars(300)), drawn()), "LK403 note year")
    case(rule, "clean-year", MAKE, halves(header, list(cars(0)), drawn()))
    rows, header = series(season), ("fold", *HEADER)
    case(rule, "leaky-folds", folds, {"data.csv": [header, *((draw.randrange(5), *row) for row in rows)]})
    case(rule, "clean-folds", folds, {"data.csv": [header, *((i // 72, *row) for i, row in enumerate(rows))]})


# ---- entities ----

VISITS = """version: 1
name: visits
data: {train: train.csv, test: test.csv}
task: {target: pressure, type: regression, prediction_time: day, group: [patient]}
columns:
  - {name: patient, type: category, role: group}
  - {name: day, type: date, role: time}
  - {name: dose, type: number, role: feature, available: true, available_reason: Prescribed before.}
  - {name: pressure, type: number, role: target}
"""


def make_entity(rule):
    """Patients come one after the other; the last visits of each are for the test, or visits drawn at random."""
    draw = random.Random(SEED)
    rows = []
    for patient in range(40):
        for visit in range(10):
            day = START + DAY * (patient * 9 + visit * 3)
            rows.append(("p%02d" % patient, day.isoformat(), "%.1f" % draw.uniform(1, 9), "%.1f" % draw.gauss(120, 9)))
    header = ("patient", "day", "dose", "pressure")
    case(rule, "leaky", VISITS, halves(header, rows, drawn()), "LK305 error patient\nLK404 warning day")
    case(rule, "clean", VISITS, halves(header, rows, lambda i: i % 10 >= 7))


MAKERS = {"LK401": make_overlap, "LK402": make_gap, "LK403": make_random, "LK404": make_entity}

if __name__ == "__main__":
    for rule, make in MAKERS.items():
        if not sys.argv[1:] or rule in sys.argv[1:]:
            make(rule)
