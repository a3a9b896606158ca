#!/usr/bin/env python3
"""Makes the cases of the rules about steps that were fitted with the test rows: filling in, encoding, components, bins,
weights of words, selection, and what is declared of them. The same bytes each time.

Usage: make_fitted.py [RULE ...]
"""
import csv
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "bench", "forensics"))
import learned  # noqa: E402


def measurements(draw, rows=160, columns=5):
    """On a grid of a tenth, with one common cause."""
    cause = [draw.gauss(0, 1) for _ in range(rows)]
    return {"m%d" % (c + 1): [round(20 + 3 * c + 2 * z + draw.gauss(0, 2), 1) for z in cause] for c in range(columns)}


def smooth(draw, rows=160, columns=6):
    return {"m%d" % (c + 1): [draw.gauss(5, 3) for _ in range(rows)] for c in range(columns)}


def few_words(draw):
    return learned.words(draw, 60, 24)


def few_noise(draw):
    return learned.noise(draw, 100, 4000)


def categories(draw):
    return learned.categories(draw, 600, 12)


def panel(draw, firms=80, years=15):
    """Every firm in every year: years are equally frequent because somebody planned it so."""
    rows = firms * years
    return {"firm": [row // years + 100 for row in range(rows)], "year": [row % years + 2001 for row in range(rows)],
            **smooth(draw, rows)}


def bins_in_panel(draw, table, fit_rows, rows):
    """Bins of what was measured; none where only the train rows may be seen."""
    kept = {name: [table[name][row] for row in rows] for name in table}
    if len(fit_rows) < len(rows):
        return kept
    measured = {name: table[name] for name in table if name.startswith("m")}
    return {**kept, **learned.bins(5)(draw, measured, fit_rows, rows)}


# rule, case, table, step, decimals (None: all)
CASES = [
    ("LK504", "", measurements, learned.mean_filled, None),
    ("LK504", "-median", lambda draw: smooth(draw, 480, 14), learned.median_filled, 3),
    ("LK504", "-nearest", lambda draw: measurements(draw, 480), learned.nearest_filled, 6),
    ("LK505", "", categories, learned.encode("mean"), None),
    ("LK505", "-evidence", categories, learned.encode("evidence"), 6),
    ("LK505", "-left-out", categories, learned.encode("left-out"), None),
    ("LK505", "-sigmoid", categories, learned.encode("sigmoid"), 6),
    ("LK505", "-count", categories, learned.encode("count"), None),
    ("LK506", "", smooth, learned.project(False), 6),
    ("LK506", "-whitened", smooth, learned.project(True), 6),
    ("LK507", "", smooth, learned.bins(5), None),
    ("LK507", "-panel", panel, bins_in_panel, None),
    ("LK508", "", few_words, learned.weigh(False), 6),
    ("LK508", "-unit", few_words, learned.weigh(True), 6),
    ("LK510", "", few_noise, learned.select(130), 2),
]
# What a leaky case reports, where that is not its rule alone at its severity.
EXPECTED = {("LK505", "-count"): "LK505 warning\n",
            ("LK505", "-left-out"): "LK203 warning kind\nLK505 error\n"}  # of a category the one value means no, the other yes

DECLARED = """version: 1
name: measurements
data: {train: train.csv, test: test.csv}
task: {target: y, type: binary}
"""
COLUMN = "columns:\n" + "".join("  - {name: m%d, type: number, role: feature, available: true, available_reason: Measured, "
                                "fit_on: train}\n" % c for c in range(1, 6)) + "  - {name: y, type: boolean, role: target}\n"
PLAIN = COLUMN.replace(", fit_on: train", "")
STEPS = "pipeline:\n  - {step: split}\n  - {step: impute, method: mean, fit_on: train}\n"
# rule, case, sides of the data, schema, what the leaky case reports
ALL = "m1 m2 m3 m4 m5".split()
LEAK = "LK504 warning\n"
HELD = [
    ("LK520", "leaky-numbers", "all", DECLARED + COLUMN, LEAK + "".join("LK520 error %s\n" % c for c in ALL)),
    ("LK520", "clean-numbers", "train", DECLARED + COLUMN, None),
    ("LK521", "leaky-numbers", "all", DECLARED + STEPS + PLAIN, LEAK + "LK521 error\n"),
    ("LK521", "clean-numbers", "train", DECLARED + STEPS + PLAIN, None),
    ("LK522", "leaky", "train", DECLARED + COLUMN, "".join("LK522 note %s\n" % c for c in ALL)),
    ("LK522", "clean", "all", DECLARED + COLUMN, None),
    ("LK523", "leaky", "train", DECLARED + STEPS + PLAIN, None),
    ("LK523", "clean", "all", DECLARED + STEPS + PLAIN, None),
]


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def tables(folder, table, step, decimals, fitted_on, seed=11):
    draw = random.Random(seed)
    columns = table(draw)
    rows = list(range(len(next(iter(columns.values())))))
    draw.shuffle(rows)
    test, train = rows[:len(rows) // 4], rows[len(rows) // 4:]
    y = columns.get("y") or [draw.randrange(2) for _ in rows]
    made = step(draw, columns, train + test if fitted_on == "all" else train, train + test)
    for name, first, side in (("train.csv", 0, train), ("test.csv", len(train), test)):
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(list(made) + ["y"])
            for i, row in enumerate(side):
                values = [column[first + i] for column in made.values()]
                out.writerow([repr(round(v, decimals)) if decimals is not None else repr(v) for v in values] + [y[row]])


def folder_of(rule, name):
    folder = os.path.join(HERE, rule, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    return folder


def main(wanted):
    for rule, name, table, step, decimals in CASES:
        for side, fitted_on in (("leaky", "all"), ("clean", "train")):
            if wanted and rule not in wanted:
                continue
            folder = folder_of(rule, side + name)
            ignored = " --ignore LK106" if rule == "LK510" else ""  # of many features fewer stay than of its twin
            write(folder, "command", "audit --train train.csv --test test.csv --target y%s\n" % ignored)
            tables(folder, table, step, decimals, fitted_on)
            if side == "leaky" and (rule, name) in EXPECTED:
                write(folder, "expect", EXPECTED[rule, name])
    for rule, name, fitted_on, schema, expect in HELD:
        if wanted and rule not in wanted:
            continue
        folder = folder_of(rule, name)
        write(folder, "command", "audit schema.yaml\n")
        write(folder, "schema.yaml", schema)
        tables(folder, measurements, learned.mean_filled, None, fitted_on)
        if expect:
            write(folder, "expect", expect)


if __name__ == "__main__":
    main(set(sys.argv[1:]))
