#!/usr/bin/env python3
"""Draws the data of the cases about scaling before the split: LK501, LK502, LK503, LK511, LK512.

Four columns are drawn, split, and scaled by statistics of all rows (leaky) or of the training rows (clean). The
clean twin differs in nothing else.
"""
import bisect
import csv
import os
import random
import statistics

HERE = os.path.dirname(os.path.abspath(__file__))
TRAIN, TEST, DIGITS = 160, 60, 5


def columns(seed):
    draw = random.Random(seed)
    rows = TRAIN + TEST
    return {"weight": [draw.gauss(70, 12) for _ in range(rows)],
            "income": [draw.lognormvariate(3, 0.6) for _ in range(rows)],
            "height": [draw.gauss(172, 9) for _ in range(rows)],
            "speed": [draw.uniform(20, 60) for _ in range(rows)],
            "rate": [draw.lognormvariate(0, 0.4) for _ in range(rows)],
            "depth": [draw.gauss(3, 1) for _ in range(rows)]}, [draw.choice(["no", "yes"]) for _ in range(rows)]


def standard(values):
    mean, sd = statistics.fmean(values), statistics.pstdev(values)
    return lambda x: (x - mean) / sd


def min_max(values):
    return lambda x: (x - min(values)) / (max(values) - min(values))


def robust(values):
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return lambda x: (x - middle) / (high - low)


def ranks(values):
    ordered = sorted(values)
    return lambda x: (bisect.bisect_left(ordered, x) + bisect.bisect_right(ordered, x) + 1) / 2 / len(ordered)


def write(path, made, target, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(list(made) + ["bought"])
        for r in rows:
            out.writerow(["%.*f" % (DIGITS, values[r]) for values in made.values()] + [target[r]])


def case(rule, name, table, target):
    folder = os.path.join(HERE, rule, name)
    os.makedirs(folder, exist_ok=True)
    write(os.path.join(folder, "train.csv"), table, target, range(TRAIN))
    write(os.path.join(folder, "test.csv"), table, target, range(TRAIN, TRAIN + TEST))
    with open(os.path.join(folder, "command"), "w", encoding="utf-8") as file:
        file.write("audit --train train.csv --test test.csv --target bought\n")


def scaled(table, fit, rows, others=None):
    """By statistics of `rows`; what is not among these by those of `others`, if given."""
    made = {}
    for name, values in table.items():
        of = fit([values[r] for r in rows])
        made[name] = [of(x) for x in values]
        if others is not None:
            own = fit([values[r] for r in others])
            for r in others:
                made[name][r] = own(values[r])
    return made


def pair(rule, suffix, fit, seed):
    table, target = columns(seed)
    case(rule, "leaky" + suffix, scaled(table, fit, range(TRAIN + TEST)), target)
    case(rule, "clean" + suffix, scaled(table, fit, range(TRAIN)), target)


def separate(suffix, fit, seed):
    table, target = columns(seed)
    case("LK511", "leaky" + suffix, scaled(table, fit, range(TRAIN), range(TRAIN, TRAIN + TEST)), target)
    case("LK511", "clean" + suffix, scaled(table, fit, range(TRAIN)), target)


def single_file():
    table, target = columns(7)
    for name, made in (("leaky", scaled(table, standard, range(TRAIN + TEST))), ("clean", table)):
        folder = os.path.join(HERE, "LK512", name)
        os.makedirs(folder, exist_ok=True)
        write(os.path.join(folder, "data.csv"), made, target, range(TRAIN + TEST))
        with open(os.path.join(folder, "command"), "w", encoding="utf-8") as file:
            file.write("audit data.csv --target bought\n")


if __name__ == "__main__":
    pair("LK501", "", standard, 1)
    pair("LK502", "", min_max, 2)
    pair("LK503", "", ranks, 3)
    pair("LK503", "-median", robust, 4)
    separate("", standard, 5)
    separate("-range", min_max, 6)
    single_file()
