#!/usr/bin/env python3
"""Makes the cases of LK211: tables that a model on all columns solves, though none of them alone does.

Usage: make_model.py [RULE ...]
"""
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS, SEED = 1500, 5

SCHEMA = """version: 1
name: paid
data: data.csv
task: {target: paid, type: %(task)s}
columns:
%(columns)s  - {name: paid, type: %(kind)s, role: target}
"""
KNOWN = "available: true, available_reason: Known at sign-up."


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def case(name, suspects, distance, task="binary", known=False, expect=None):
    """Columns that each tell the target with an error of their own, `distance` being how well, and honest ones."""
    draw = random.Random(SEED)
    names = ["part_%d" % (i + 1) for i in range(suspects)] + ["age", "rooms", "visits", "income", "region"]
    lines = [",".join(names + ["paid"])]
    for _ in range(ROWS):
        truth = draw.random() < 0.4 if task == "binary" else draw.gauss(0, 1)
        cells = ["%.3f" % (draw.gauss(0, 1) + distance * truth) for _ in range(suspects)]
        cells += [draw.randint(18, 80), draw.randint(1, 6), max(0, round(draw.gauss(4 + truth, 3))),
                  "%.0f" % draw.lognormvariate(10 + 0.2 * truth, 0.5), draw.choice(["north", "south", "east"])]
        lines.append(",".join(map(str, cells + [str(truth).lower() if task == "binary" else "%.3f" % truth])))
    folder = os.path.join(HERE, "LK211", name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    columns = "".join("  - {name: %s, type: %s, role: feature, %s}\n" % (
        column, "category" if column == "region" else "number",
        KNOWN if known or not column.startswith("part") else "available: unknown") for column in names)
    write(os.path.join(folder, "command"), "audit schema.yaml\n")
    write(os.path.join(folder, "data.csv"), "\n".join(lines) + "\n")
    write(os.path.join(folder, "schema.yaml"), SCHEMA % {
        "columns": columns, "task": task, "kind": "boolean" if task == "binary" else "number"})
    if expect:
        write(os.path.join(folder, "expect"), expect + "\n")


if __name__ == "__main__":
    if not sys.argv[1:] or "LK211" in sys.argv[1:]:
        case("leaky", 3, 2.35)  # each alone has an AUC of 0.95
        case("clean", 3, 1.2)
        case("leaky-crowd", 12, 1.35, expect="LK211 note")
        case("clean-crowd", 12, 0.4)
        case("leaky-declared", 3, 2.35, known=True, expect="LK211 note")
        case("clean-declared", 3, 1.2, known=True)
        case("leaky-numeric", 12, 5, "regression", expect="LK211 note")
        case("clean-numeric", 12, 0.7, "regression")
