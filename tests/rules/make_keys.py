#!/usr/bin/env python3
"""Makes the cases of tests/rules that are about ids, groups and entities on both sides of a split. The same bytes
each time.

Usage: make_keys.py [RULE ...]
"""
import datetime
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENTS, VISITS, SEED = 40, 8, 23
FIRST = datetime.date(2023, 1, 9)
REASON = "available: true, available_reason: Measured at the visit."
COLUMNS = {
    "patient_id": "string, role: %(role)s", "age": "integer, " + REASON, "height": "integer, " + REASON,
    "sex": "category, " + REASON, "ward": "category, " + REASON, "visit_date": "date, role: time",
    "pulse": "integer, " + REASON, "score": "number, role: target", "fold": "integer, role: split",
    "record": "integer, role: id",
}


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def table(rows, names):
    return "".join(",".join(map(str, line)) + "\n" for line in [names] + [[row[name] for name in names] for row in rows])


def case(rule, name, files, names, task="", split="", role="feature", expect=None):
    """`files`: rows by the file's role; a single "all" is a file without one."""
    folder = os.path.join(HERE, rule, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    write(os.path.join(folder, "command"), "audit schema.yaml\n")
    schema = "version: 1\nname: recovery\ndata:\n"
    for kind, rows in files.items():
        schema += "  %s: %s.csv\n" % (kind, kind) if kind != "all" else "  - all.csv\n"
        write(os.path.join(folder, kind + ".csv"), table(rows, names))
    schema += "task: {target: score, type: regression%s}\n%scolumns:\n" % (task, split)
    schema += "".join("  - {name: %s, type: %s}\n" % (name, COLUMNS[name] % {"role": role}) for name in names)
    write(os.path.join(folder, "schema.yaml"), schema)
    if expect:
        write(os.path.join(folder, "expect"), expect + "\n")


def visits(patients=PATIENTS):
    """Visits of patients. Who a patient is shows in the score, and in nothing else."""
    draw = random.Random(SEED)
    rows, used = [], set()
    for patient in range(patients):
        looks = (draw.randint(20, 79), draw.randint(150, 195))
        while looks in used:
            looks = (draw.randint(20, 79), draw.randint(150, 195))
        used.add(looks)
        person = {"patient_id": "P%04d" % draw.randint(1000, 9999), "age": looks[0], "height": looks[1],
                  "sex": draw.choice("mf"), "ward": draw.choice("ABCDE"), "fold": patient % 4}
        level = draw.gauss(50, 10)
        for visit in range(VISITS):
            date = FIRST + datetime.timedelta(days=7 * visit + draw.randrange(5))
            rows.append(dict(person, visit_date=date, visit=visit, pulse=draw.randint(55, 95),
                             score="%.2f" % (level + draw.gauss(0, 4))))
    draw.shuffle(rows)
    for record, row in enumerate(rows):
        row["record"] = 5001 + record
    return rows


def deal(rows, is_test):
    files = {"train": [], "test": []}
    for row in rows:
        files["test" if is_test(row) else "train"].append(row)
    return files


def by_row(rows):
    return deal(rows, lambda row: row["record"] % 4 == 0)


def by_patient(rows):
    return deal(rows, lambda row: row["fold"] == 0)


def by_time(rows):
    return deal(rows, lambda row: row["visit"] >= 6)


NAMES = ["patient_id", "age", "height", "sex", "ward", "pulse", "score"]
GROUP = ", group: [patient_id]"


def make_group():
    rows = visits()
    case("LK305", "leaky", by_row(rows), NAMES, GROUP, role="group")
    case("LK305", "clean", by_patient(rows), NAMES, GROUP, role="group")
    # A single visit of one train patient in the test file: less than 1 % of it.
    files = by_patient(visits(60))
    case("LK305", "clean-stray", files, NAMES, GROUP, role="group")
    stray = dict(files["train"][7], pulse=54, score="55.55")
    case("LK305", "leaky-stray", {"train": files["train"], "test": files["test"] + [stray]}, NAMES, GROUP,
         role="group", expect="LK305 note patient_id")
    folds = "split: {kfold: {column: fold}, strategy: kfold}\n"
    case("LK305", "clean-folds", {"all": rows}, NAMES + ["fold"], GROUP, folds, "group")
    mixed = [dict(row, fold=row["record"] % 4) for row in rows]
    case("LK305", "leaky-folds", {"all": mixed}, NAMES + ["fold"], GROUP, folds, "group")
    # Whoever comes back later is no leak: the model meets the same patients again.
    timed = NAMES + ["visit_date"]
    task = GROUP + ", prediction_time: visit_date"
    temporal = "split: {strategy: temporal}\n"
    case("LK305", "leaky-later", by_time(rows), timed, task, temporal, "group", "LK305 note patient_id")
    gone = by_time(rows)
    gone["train"] = [row for row in gone["train"] if row["fold"]]
    gone["test"] = [row for row in gone["test"] if not row["fold"]]
    case("LK305", "clean-later", gone, timed, task, temporal, "group")


def make_entity():
    rows = visits()
    case("LK306", "leaky", by_row(rows), NAMES)
    case("LK306", "clean", by_patient(rows), NAMES)
    many = visits(150)
    case("LK306", "leaky-without-id", by_row(many), NAMES[1:])
    case("LK306", "clean-without-id", by_patient(many), NAMES[1:])
    timed = NAMES + ["visit_date"]
    task = ", prediction_time: visit_date"
    case("LK306", "clean-later", by_time(rows), timed, task)
    case("LK306", "leaky-later", by_row(rows), timed, task)


def make_id():
    rows, names = visits(), ["record", "age", "pulse", "score"]
    files = by_patient(rows)
    case("LK307", "clean", files, names)
    copied = [dict(row) for row in files["test"]]
    for old, new in zip(files["train"], copied[:5]):
        new["record"] = old["record"]
    case("LK307", "leaky", {"train": files["train"], "test": copied}, names)
    # Each file numbers its own rows: the same numbers, but no ids.
    numbered = {kind: [dict(row, record=1 + i) for i, row in enumerate(part)] for kind, part in files.items()}
    case("LK307", "clean-numbered", numbered, names)
    shifted = {kind: [dict(row, record=101 + i) for i, row in enumerate(part)] for kind, part in files.items()}
    case("LK307", "leaky-numbered", shifted, names)


def make_declared():
    for name, strategy in ("leaky", "random"), ("clean", "group"):
        folder = os.path.join(HERE, "LK313", name)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        write(os.path.join(folder, "command"), "check schema.yaml\n")
        write(os.path.join(folder, "schema.yaml"), "version: 1\nname: recovery\ndata: {train: train.csv, test: test.csv}\n"
              "task: {target: score, type: regression, group: [patient_id]}\n"
              "split: {strategy: %s}\ncolumns:\n" % strategy +
              "".join("  - {name: %s, type: %s}\n" % (each, COLUMNS[each] % {"role": "group"}) for each in NAMES))


MAKERS = {"LK305": make_group, "LK306": make_entity, "LK307": make_id, "LK313": make_declared}
for rule in sys.argv[1:] or MAKERS:
    MAKERS[rule]()
