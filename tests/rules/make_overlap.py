#!/usr/bin/env python3
"""Makes the cases of tests/rules that are about equal rows: on both sides of a split (LK301, LK302), and in a table that
is not split yet (LK304, those with a name). The same bytes each time.

Usage: make_overlap.py [RULE ...]
"""
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 11

VISIT = ["age", "weight", "pulse", "ward", "smoker", "days", "score", "healed"]
SURVEY = ["region", "school", "party", "age_group", "urban", "votes"]
FOLDS = """version: 1
name: visits
data: [all.csv]
task: {target: healed, type: binary}
split: {kfold: {column: fold}, strategy: kfold}
columns:
"""


def visits(count, seed=SEED):
    """Patients with measurements: no two are alike."""
    draw = random.Random(seed)
    return [[draw.randint(18, 90), "%.1f" % draw.gauss(75, 12), draw.randint(50, 120), draw.choice("ABCDE"),
             draw.choice(["yes", "no"]), draw.randint(1, 20), draw.randint(0, 40), draw.randint(0, 1)]
            for _ in range(count)]


def survey(count, seed=SEED):
    """A few answers with few values: many rows are equal by nature."""
    draw = random.Random(seed)
    return [[draw.choice(["north", "south", "east", "west"]), draw.choice(["low", "middle", "high"]), draw.choice("XYZ"),
             draw.randint(1, 4), draw.choice(["yes", "no"]), draw.randint(0, 1)] for _ in range(count)]


def survey_twice(count):
    """The same people asked twice, which makes enough columns; the clean twin has the second time alone."""
    rows = [a + b for a, b in zip((row[:-1] for row in survey(count, 1)), survey(count, 2))]
    names = [name + "_then" for name in SURVEY[:-1]]
    return names + SURVEY, rows, "".join("LK106 note %s\n" % name for name in names)


def turned(row):
    return row[:-1] + [1 - row[-1]]


def write(folder, file, rows):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, file), "w", encoding="utf-8", newline="\n") as out:
        out.writelines(",".join(map(str, row)) + "\n" for row in rows)


def case(rule, name, files, command, schema=None, expect=None):
    folder = os.path.join(HERE, rule, name)
    shutil.rmtree(folder, ignore_errors=True)
    for file, rows in files.items():
        write(folder, file, rows)
    for file, text in (("command", command + "\n"), ("schema.yaml", schema), ("expect", expect)):
        if text:
            with open(os.path.join(folder, file), "w", encoding="utf-8", newline="\n") as out:
                out.write(text)


def pair(rule, name, header, train, test, expect=None):
    case(rule, name, {"train.csv": [header] + train, "test.csv": [header] + test},
         "audit --train train.csv --test test.csv --target %s" % header[-1], expect=expect)


def rows_on_both_sides():
    train, test = visits(300), visits(150, SEED + 1)
    pair("LK301", "leaky", VISIT, train, test[:-12] + train[40:52])
    pair("LK301", "clean", VISIT, train, test)

    def numbered(rows, first):
        """With a number of their own, which copies do not share."""
        return [[first + i] + row for i, row in enumerate(rows)]

    header = ["visit"] + VISIT
    pair("LK301", "leaky-numbered", header, numbered(train, 1), numbered(test[:-12] + train[40:52], 301))
    pair("LK301", "clean-numbered", header, numbered(train, 1), numbered(test, 301))
    # answers that repeat by nature
    pair("LK301", "clean-survey", SURVEY, survey(600), survey(300, SEED + 1))
    names, wide, notes = survey_twice(600)
    pair("LK301", "leaky-survey", names, wide[:400], wide[400:540] + wide[:60], notes + "LK301 error\n")


def folds():
    rows = visits(300)
    draw = random.Random(SEED)
    for name, near in (("leaky-folds", False), ("clean-folds", True)):
        table = []
        for i, row in enumerate(rows):
            fold = draw.randint(1, 5)
            copies = 2 if i < 40 else 1
            table += [row + [fold if near else (fold + copy) % 5 + 1] for copy in range(copies)]
        schema = FOLDS + "".join("  - {name: %s, available: true, available_reason: Measured at the visit.}\n" % column
                                 for column in VISIT[:-1])
        schema += "  - {name: healed, type: boolean, role: target}\n  - {name: fold, type: integer, role: split}\n"
        case("LK301", name, {"all.csv": [VISIT + ["fold"]] + table}, "audit schema.yaml", schema)


def features_on_both_sides():
    train, test = visits(300), visits(150, SEED + 1)
    pair("LK302", "leaky", VISIT, train, test[:-12] + [turned(row) for row in train[40:52]])
    pair("LK302", "clean", VISIT, train, test)


def not_split_yet():
    def table(name, header, rows, expect=None):
        case("LK304", name, {"data.csv": [header] + rows}, "audit data.csv --target %s" % header[-1], expect=expect)

    rows = visits(400)
    numbered = [[i + 1] + row for i, row in enumerate(rows[:340] + rows[:60])]
    table("leaky-numbered", ["visit"] + VISIT, numbered)
    table("clean-numbered", ["visit"] + VISIT, [[i + 1] + row for i, row in enumerate(rows)])
    names, wide, notes = survey_twice(900)
    table("leaky-survey", names, wide[:700] + wide[:200], notes + "LK304 warning\n")
    table("clean-survey", SURVEY, survey(900))


MAKERS = {"LK301": (rows_on_both_sides, folds), "LK302": (features_on_both_sides,), "LK304": (not_split_yet,)}

for rule, makers in MAKERS.items():
    if len(sys.argv) == 1 or rule in sys.argv[1:]:
        for make in makers:
            make()
