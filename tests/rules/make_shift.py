#!/usr/bin/env python3
"""Makes the cases of tests/rules about how the two sides of a split differ (LK308, LK309, LK310, LK312) and about the
evaluation (LK701, LK703). The same bytes each time.

Usage: make_shift.py [RULE ...]
"""
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 5


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def case(rule, name, files, command, expect=None, schema=None):
    folder = os.path.join(HERE, rule, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    write(folder, "command", command + "\n")
    for file, rows in files.items():
        write(folder, file, "".join(",".join(row) + "\n" for row in rows))
    if schema:
        write(folder, "schema.yaml", schema)
    if expect:
        write(folder, "expect", expect + "\n")


def split(rule, name, train, test, expect=None, target="sold"):
    case(rule, name, {"train.csv": train, "test.csv": test},
         "audit --train train.csv --test test.csv --target " + target, expect)


def houses(draw, rows, move=0.0, digits=1, lost=0.0, styles=("loft", "villa", "cabin", "house")):
    """A table of houses: their size and price, a style, and whether they were sold."""
    yield "size", "price", "style", "sold"
    for _ in range(rows):
        size = draw.gauss(80 + 20 * move, 20)
        price = "" if draw.random() < lost else "%.1f" % draw.gauss(300, 60)
        yield "%.*f" % (digits, size), price, draw.choice(styles), "yes" if draw.gauss(size, 40) > 80 else "no"


def many(draw, rows, move):
    """Sixteen columns, each of which moves a little."""
    yield (*("m%02d" % column for column in range(16)), "sold")
    for _ in range(rows):
        yield (*("%.1f" % draw.gauss(10 * move, 10) for _ in range(16)), draw.choice(["yes", "no"]))


def make_predictable():
    for name, move in (("leaky", 0.4), ("clean", 0)):
        draw = random.Random(SEED)
        split("LK308", name, list(many(draw, 500, 0)), list(many(draw, 300, move)))


def grades(draw, rows, labels):
    yield "hours", "grade"
    for _ in range(rows):
        yield "%.1f" % draw.uniform(0, 50), draw.choice(labels)


def names(draw, rows, new):
    """Customers by name, most of whom come once or twice; in the leaky file they are others than before."""
    yield "name", "size", "sold"
    for _ in range(rows):
        yield ("n%04d" % (min(int(draw.expovariate(0.015)), 3000) + 5000 * (draw.random() < new)),
               "%.1f" % draw.gauss(80, 20), draw.choice(["yes", "no"]))


def make_unseen():
    for name, labels in (("leaky", "abc"), ("clean", "ab")):
        draw = random.Random(SEED)
        split("LK309", name, list(grades(draw, 300, "ab")), list(grades(draw, 100, labels)), target="grade")
    # One row of a class that chance may have put there; its twin has the class on both sides.
    for name, rare in (("leaky-rare", "b"), ("clean-rare", "c")):
        draw = random.Random(SEED)
        train = list(grades(draw, 300, "ab"))
        train[7] = train[7][0], rare
        test = list(grades(draw, 100, "ab"))
        test[3] = test[3][0], "c"
        split("LK309", name, train, test, target="grade", expect="LK309 note" if name == "leaky-rare" else None)
    for name, new in (("leaky-category", 0.4), ("clean-category", 0)):
        draw = random.Random(SEED)
        split("LK309", name, list(names(draw, 500, 0)), list(names(draw, 200, new)),
              expect="LK309 note" if name == "leaky-category" else None)


def make_shift():
    for name, move in (("leaky", 0.6), ("clean", 0.1)):
        draw = random.Random(SEED)
        split("LK310", name, list(houses(draw, 1500)), list(houses(draw, 700, move=move)))
    for name, lofts in (("leaky-category", 4), ("clean-category", 1)):
        draw = random.Random(SEED)
        styles = ("loft",) * lofts + ("villa", "cabin", "house")
        split("LK310", name, list(houses(draw, 900)), list(houses(draw, 500, styles=styles)))


def make_writing():
    for name, lost in (("leaky", 0.2), ("clean", 0.02)):
        draw = random.Random(SEED)
        split("LK312", name, list(houses(draw, 500, lost=0.01)), list(houses(draw, 250, lost=lost)))
    for name, digits in (("leaky-decimals", 2), ("clean-decimals", 1)):
        draw = random.Random(SEED)
        split("LK312", name, list(houses(draw, 400)), list(houses(draw, 200, digits=digits)))


def make_small():
    for name, rows in (("leaky", 25), ("clean", 200)):
        draw = random.Random(SEED)
        split("LK701", name, list(houses(draw, 300)), list(houses(draw, rows)))


METRIC = """version: 1
name: faults
data: data.csv
task: {target: fault, type: binary, metric: %s}
columns:
  - {name: load, type: number, role: feature, available: true, available_reason: Measured before the run.}
  - {name: fault, type: boolean, role: target}
split: {strategy: kfold}
"""


def faults(draw):
    yield "load", "fault"
    for _ in range(400):
        load = draw.gauss(50, 10)
        yield "%.1f" % load, str(draw.gauss(load, 10) > 76).lower()


def make_metric():
    pairs = (("", "accuracy", "average_precision"), ("-kind", "[roc_auc, rmse]", "[roc_auc, neg_log_loss]"),
             ("-recall", "recall", "[recall, precision]"))
    for end, unfit, fit in pairs:
        for name, metric in (("leaky", unfit), ("clean", fit)):
            case("LK703", name + end, {"data.csv": faults(random.Random(SEED))}, "audit schema.yaml",
                 schema=METRIC % metric)


MAKERS = {"LK308": make_predictable, "LK309": make_unseen, "LK310": make_shift, "LK312": make_writing,
          "LK701": make_small, "LK703": make_metric}

if __name__ == "__main__":
    for rule in sys.argv[1:] or MAKERS:
        MAKERS[rule]()
