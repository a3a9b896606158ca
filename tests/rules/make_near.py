#!/usr/bin/env python3
"""Makes the cases of tests/rules that are about near copies and about rows added to fill up classes. The same bytes
each time.

Usage: make_near.py [RULE ...]
"""
import math
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 23
NEIGHBOURS = 5


def case(rule, name, header, train, test, expect=None):
    folder = os.path.join(HERE, rule, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    files = {"train.csv": [header] + train, "test.csv": [header] + test}
    for file, rows in files.items():
        with open(os.path.join(folder, file), "w", encoding="utf-8", newline="\n") as out:
            out.writelines(",".join(map(str, row)) + "\n" for row in rows)
    with open(os.path.join(folder, "command"), "w", encoding="utf-8") as out:
        out.write("audit --train train.csv --test test.csv --target %s\n" % header[-1])
    if expect:
        with open(os.path.join(folder, "expect"), "w", encoding="utf-8") as out:
            out.write(expect + "\n")


def shuffled(rows):
    rows = rows[:]
    random.Random(SEED).shuffle(rows)
    return rows


# ---- near copies (LK303) ----

HOUSE = ["area", "rooms", "age", "distance", "rent", "heating", "town", "sold"]


def houses(count):
    draw = random.Random(SEED)
    rows = []
    for _ in range(count):
        area = draw.lognormvariate(4.5, 0.4)
        rent = area * draw.gauss(9, 2)
        rows.append([round(area, 1), draw.randint(1, 6), draw.randint(0, 90), round(draw.expovariate(0.2), 2),
                     round(rent, 2), draw.choice(["gas", "oil", "heat pump"]), draw.choice("ABCDE"),
                     "yes" if draw.random() < 0.4 else "no"])
    return rows


def noisy(row, draw):
    """The row with a thousandth of noise on its measurements."""
    return [round(value * (1 + draw.gauss(0, 0.001)), 3) if isinstance(value, float) else value for value in row]


def near_copies():
    draw = random.Random(SEED + 1)
    rows = houses(600)
    train, test = rows[:420], rows[420:]
    case("LK303", "leaky", HOUSE, shuffled(train[18:] + [noisy(row, draw) for row in test[:18]]), test)
    case("LK303", "clean", HOUSE, train, test)
    case("LK303", "leaky-wide", *wide(True))
    case("LK303", "clean-wide", *wide(False))


def wide(copied):
    """Forty sensors."""
    draw = random.Random(SEED + 2)
    sensors = 40
    rows = [[round(draw.gauss(20, 5), 2) for _ in range(sensors)] + [draw.choice("ab")] for _ in range(200)]
    train, test = rows[:140], rows[140:]
    if copied:
        train = shuffled(train[8:] + [noisy(row, draw) for row in test[:8]])
    return ["s%d" % (s + 1) for s in range(sensors)] + ["state"], train, test


# ---- classes that were filled up (LK509) ----

PATIENT = ["glucose", "pressure", "weight", "age", "marker", "ill"]


def patients(count):
    draw = random.Random(SEED + 3)
    rows = []
    for _ in range(count):
        ill = draw.random() < 0.15
        shift = 1 if ill else 0
        rows.append([draw.gauss(95 + 15 * shift, 15), draw.randint(100, 160), draw.gauss(75, 12), draw.randint(20, 90),
                     draw.gauss(1 + 0.4 * shift, 0.5), "yes" if ill else "no"])
    return rows


def missing_rows(rows):
    counts = [sum(row[-1] == label for row in rows) for label in ("no", "yes")]
    return counts[0] - counts[1]


def between(a, b, share):
    value = a + share * (b - a)
    return int(value) if isinstance(a, int) else value


def interpolated(rows):
    """The rows with as many new ones between neighbours of the smaller class as make the classes equal (SMOTE)."""
    draw = random.Random(SEED + 4)
    small = [row for row in rows if row[-1] == "yes"]
    added = []
    for _ in range(missing_rows(rows)):
        one = draw.choice(small)
        near = sorted(small, key=lambda row: math.dist(row[:-1], one[:-1]))[1:NEIGHBOURS + 1]
        other, share = draw.choice(near), draw.random()
        added.append([between(a, b, share) for a, b in zip(one[:-1], other[:-1])] + ["yes"])
    return rows + added


def repeated(rows):
    draw = random.Random(SEED + 5)
    small = [row for row in rows if row[-1] == "yes"]
    return rows + [draw.choice(small) for _ in range(missing_rows(rows))]


def split(rows):
    rows = shuffled(rows)
    cut = len(rows) * 7 // 10
    return rows[:cut], rows[cut:]


def filled_up():
    rows = patients(500)
    for name, fill in (("", interpolated), ("-repeats", repeated)):
        if fill == repeated:
            rows = [[round(cell, 1) if isinstance(cell, float) else cell for cell in row] for row in rows]
        case("LK509", "leaky" + name, PATIENT, *split(fill(rows)))
        train, test = split(rows)
        case("LK509", "clean" + name, PATIENT, shuffled(fill(train)), test)
    # A test row that a train row equals lies on a line with all that was made from that one.
    draw = random.Random(SEED + 7)
    twice = [row for row in patients(500) for _ in range(1 + (draw.random() < 0.6))]
    case("LK509", "leaky-copies", PATIENT, *split(interpolated(twice)))
    train, test = split(twice)
    case("LK509", "clean-copies", PATIENT, shuffled(interpolated(train)), test)
    # Numbers on a coarse grid lie on lines by nature, in all classes.
    draw = random.Random(SEED + 6)
    grid = [[draw.randint(0, 40) / 4 for _ in range(3)] + ["yes" if draw.random() < 0.2 else "no"] for _ in range(900)]
    case("LK509", "leaky-grid", ["x", "y", "z", "hit"], *split(interpolated(grid)),
         "LK509 error\nLK210 warning x\nLK210 warning y\nLK210 warning z")
    case("LK509", "clean-grid", ["x", "y", "z", "hit"], *split(grid))


CASES = {"LK303": near_copies, "LK509": filled_up}

if __name__ == "__main__":
    for wanted in sys.argv[1:] or CASES:
        CASES[wanted]()
