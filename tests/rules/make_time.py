#!/usr/bin/env python3
"""Makes the cases of tests/rules that are about time: stamped values and series. The same bytes each time.

Usage: make_time.py [RULE ...]
"""
import datetime
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS, SEED = 400, 11
DAY = datetime.timedelta(days=1)
START = datetime.datetime(2024, 1, 1)


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def case(rule, name, rows, schema, expect=None):
    folder = os.path.join(HERE, rule, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    write(os.path.join(folder, "command"), "audit schema.yaml\n")
    write(os.path.join(folder, "data.csv"), "".join(",".join(map(str, row)) + "\n" for row in rows))
    write(os.path.join(folder, "schema.yaml"), schema)
    if expect:
        write(os.path.join(folder, "expect"), expect + "\n")


# ---- values with a stamp (LK107, LK108) ----

STAMPED = """version: 1
name: churned
data: data.csv
task: {target: churned, type: binary, prediction_time: snapshot}
columns:
  - {name: snapshot, type: %(moment)s, role: time}
  - {name: balance, type: number, role: feature, available: %(available)s, as_of: updated}
  - {name: age, type: integer, role: feature, available: true, available_reason: Asked at sign-up.}
  - {name: updated, type: datetime, role: ignore}
  - {name: churned, type: boolean, role: target}
"""


def stamped(late_share, moment):
    """Rows whose balance was written hours before the snapshot, or, for a share of them, days after it."""
    draw = random.Random(SEED)
    yield "snapshot", "balance", "age", "updated", "churned"
    for _ in range(ROWS):
        snapshot = START + DAY * draw.randrange(300)
        hours = draw.randint(1, 9)
        late = draw.random() < late_share
        # On the day of the snapshot itself, at some hour: late for a snapshot at midnight, not for one that is a day.
        updated = snapshot + DAY * draw.randint(2, 9) if late else snapshot + datetime.timedelta(hours=hours)
        if moment == "datetime":
            snapshot += datetime.timedelta(hours=10)
        yield (snapshot.strftime("%Y-%m-%d" if moment == "date" else "%Y-%m-%d %H:%M"), "%.2f" % draw.gauss(500, 90),
               draw.randint(18, 80), updated.strftime("%Y-%m-%d %H:%M"), str(draw.random() < 0.4).lower())


def make_stamped(rule):
    known = "true, available_reason: The bank reports it every night."
    pairs = [("", 0.2, "datetime", "unknown"), ("-day", 0.2, "date", "unknown"), ("-stray", 0.005, "datetime", known)]
    if rule == "LK108":
        pairs = [("-late", 0.2, "datetime", known)]
    for end, share, moment, available in pairs:
        schema = STAMPED % {"moment": moment, "available": available}
        case(rule, "leaky" + end, stamped(share, moment), schema)
        case(rule, "clean" + end, stamped(0, moment), schema)


# ---- series (LK213) ----

SERIES = """version: 1
name: demand
data: data.csv
task: {target: demand, type: regression, prediction_time: day%(group)s}
columns:
%(store)s  - {name: day, type: date, role: time}
  - {name: weekday, type: integer, role: feature, available: true, available_reason: The calendar.}
  - {name: smooth, type: number, role: feature}
  - {name: demand, type: number, role: target}
"""


def walk(draw, rows):
    value = 100.0
    for _ in range(rows):
        value += draw.gauss(0, 3)
        yield value


def series(feature, stores, shuffled):
    """Random walks, one a store, and a column that feature(walk, day) makes of them."""
    draw = random.Random(SEED)
    rows = []
    for store in range(stores):
        levels = list(walk(draw, ROWS // stores + 20))
        for day in range(10, len(levels) - 10):
            rows.append(["s%d" % store, (START + DAY * day).strftime("%Y-%m-%d"), day % 7,
                         "%.3f" % feature(levels, day), "%.3f" % levels[day]])
    if shuffled:
        draw.shuffle(rows)
    yield ("store", "day", "weekday", "smooth", "demand")[stores == 1:]
    for row in rows:
        yield row[stores == 1:]


def mean(first, last):
    return lambda levels, day: sum(levels[day + first:day + last + 1]) / (last - first + 1)


def noisy(feature):
    draw = random.Random(SEED + 1)
    return lambda levels, day: feature(levels, day) + draw.gauss(0, 1.5)


def make_series(rule):
    pairs = [("", mean(-1, 1), mean(-3, -1), 1), ("-lead", mean(1, 1), mean(-1, -1), 1),
             ("-stores", mean(0, 2), mean(-7, 0), 4), ("-short", mean(0, 1), mean(-1, 0), 50),
             ("-noisy", noisy(mean(1, 1)), noisy(mean(-1, -1)), 1)]
    for end, ahead, behind, stores in pairs:
        group = {"group": ", group: [store]" if stores > 1 else "",
                 "store": "  - {name: store, type: category, role: group}\n" if stores > 1 else ""}
        expect = "LK213 warning smooth" if end == "-noisy" else None
        case(rule, "leaky" + end, series(ahead, stores, True), SERIES % group, expect)
        case(rule, "clean" + end, series(behind, stores, True), SERIES % group)


MAKERS = {"LK107": make_stamped, "LK108": make_stamped, "LK213": make_series}

if __name__ == "__main__":
    for rule, make in MAKERS.items():
        if not sys.argv[1:] or rule in sys.argv[1:]:
            make(rule)
