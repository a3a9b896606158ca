#!/usr/bin/env python3
"""How often honest splits are accused, and how often contaminated ones are found.

Usage: splits.py LEAKAUDIT [--data DIR] [--short] [--seeds N] [--verbose]

Honest: every table of samples/ (and of DIR, which has a folder a table with data.csv and truth.json) split at random,
70/30 and 80/20; the sixteen controls (controls.py) split by rows, in the order of time, by person. An accusation is a
warning or an error of a rule about contamination. Contaminated: copies, copies with another label and near copies of
training rows put into the test side, at 3, 10 and 30 % of it; people on both sides; series that were split at random.
Beside each figure stands what the method was measured at when it was designed. With --short it is a test: few tables,
and an exit code.
"""
import argparse
import collections
import concurrent.futures
import csv
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile

from controls import CONTROLS

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
ACCUSING = ("LK301", "LK302", "LK303", "LK305", "LK306", "LK307", "LK401", "LK402", "LK403", "LK404", "LK509", "LK213")
TELLING = ("LK308", "LK309", "LK310", "LK312")
COPIES, GROUPS, TIMES = ACCUSING[:3], ACCUSING[3:6], ACCUSING[6:10] + ("LK213",)
MOST_ROWS = 4000


# ---- tables and splits ----

def read_table(path, target, draw):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    names, rows = rows[0], [row for row in rows[1:] if len(row) == len(rows[0])]
    if len(rows) > MOST_ROWS:
        rows = [rows[i] for i in sorted(draw.sample(range(len(rows)), MOST_ROWS))]
    return {"name": os.path.basename(os.path.dirname(path)), "target": target, "names": names, "rows": rows}


def sample_tables():
    for path in sorted(glob.glob(os.path.join(ROOT, "samples", "*", "data.csv"))):
        with open(os.path.join(os.path.dirname(path), "schema.yaml"), encoding="utf-8") as file:
            text = file.read()
        target = re.search(r"\btarget:\s*([\w.]+)", text) or re.search(r"name:\s*([\w.]+)[^-]*?role:\s*target", text)
        yield read_table(path, target.group(1), random.Random(1))


def data_tables(folder):
    for path in sorted(glob.glob(os.path.join(folder, "**", "data.csv"), recursive=True)):
        truth = os.path.join(os.path.dirname(path), "truth.json")
        if os.path.exists(truth):
            with open(truth, encoding="utf-8") as file:
                yield read_table(path, json.load(file)["target"], random.Random(1))


def control_table(name, seed, rows=2000):
    table = CONTROLS[name](random.Random("%s %d" % (name, seed)), rows)
    return {"name": name, "target": "y", "names": list(table), "rows": [list(row) for row in zip(*table.values())]}


def by_rows(table, draw, share):
    """A simple random split, as libraries make it: the test side has exactly that share."""
    order = list(range(len(table["rows"])))
    draw.shuffle(order)
    test = set(order[:round(share * len(order))])
    return [i in test for i in range(len(order))]


def by_time(table, draw, share):
    return [i >= (1 - share) * len(table["rows"]) for i in range(len(table["rows"]))]


def by_person(table, draw, share):
    column = [name.lstrip("_") for name in table["names"]].index("pid")
    people = sorted({row[column] for row in table["rows"]})
    chosen = set(draw.sample(people, round(share * len(people))))
    return [row[column] in chosen for row in table["rows"]]


def divided(table, test):
    sides = ([], [])
    for row, side in zip(table["rows"], test):
        sides[side].append(row)
    return sides


# ---- contamination ----

def is_number(cells):
    try:
        return len({float(cell) for cell in cells if cell}) > 2
    except ValueError:
        return False


def inject(table, train, test, kind, share, draw):
    """Replaces a share of the test rows by rows of train: as they are, with another label, or a little off."""
    target = table["names"].index(table["target"])
    labels = sorted({row[target] for row in table["rows"]})
    columns = list(zip(*table["rows"]))
    number = [is_number(cells) for cells in columns]
    spread = [0.0] * len(columns)
    for c, cells in enumerate(columns):
        if number[c]:
            values = sorted(float(cell) for cell in cells if cell)
            spread[c] = values[len(values) * 3 // 4] - values[len(values) // 4] or values[-1] - values[0]
    result = [list(row) for row in test]
    for at, source in zip(draw.sample(range(len(test)), round(share * len(test))),
                          draw.sample(range(len(train)), round(share * len(test)))):
        row = list(train[source])
        if kind == "other label":
            row[target] = draw.choice([label for label in labels if label != row[target]])
        for c in range(len(row)):
            if kind == "near" and number[c] and c != target and row[c]:
                row[c] = "%.6g" % (float(row[c]) + draw.gauss(0, 0.001 * spread[c]))
        result[at] = row
    return result


# ---- what the program says ----

def write_csv(path, names, rows):
    kept = [c for c, name in enumerate(names) if not name.startswith("_")]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([names[c] for c in kept])
        writer.writerows([row[c] for c in kept] for row in rows)


def known_rules(program):
    """Those of the rules in question that the program has."""
    done = subprocess.run([program, "rules", "--format", "json"], capture_output=True, text=True, check=True)
    listed = json.loads(done.stdout)
    known = {rule["id"] for rule in (listed["rules"] if isinstance(listed, dict) else listed)}
    for rule in ACCUSING + TELLING:
        if rule not in known:
            print("there is no rule %s" % rule)
    return [rule for rule in ACCUSING + TELLING if rule in known]


def audit(program, table, train, test, options=()):
    """{rule: severity} of what was found. `program` is its path and the rules to ask for."""
    executable, rules = program
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("train.csv", "test.csv")]
        for path, rows in zip(paths, (train, test)):
            write_csv(path, table["names"], rows)
        done = subprocess.run([executable, "audit", "--train", paths[0], "--test", paths[1], "--target", table["target"],
                               "--select", ",".join(rules), "--format", "json", *options],
                              capture_output=True, text=True)
    if done.returncode not in (0, 1):
        return {"exit code %d, %s" % (done.returncode, done.stderr.strip()[:200]): "error"}
    return {found["rule"]: found["severity"] for found in json.loads(done.stdout)["findings"]}


def accused(found, rules=None):
    return sorted(rule for rule, severity in found.items()
                  if severity in ("warning", "error") and not rule.startswith(TELLING) and rule.startswith(rules or ("",)))


class Row:
    """A line of the table: how many of how many, which rules, and what was expected."""

    def __init__(self, name, expected, rules=None):
        self.name, self.expected, self.rules = name, expected, rules
        self.hits, self.all, self.told, self.which, self.where = 0, 0, 0, collections.Counter(), []
        self.tables = {}  # of several: [hits, all] by name

    def add(self, found, where, table=None):
        said = accused(found, self.rules)
        self.hits, self.all = self.hits + bool(said), self.all + 1
        self.told += any(rule in found for rule in TELLING)
        self.which.update(said)
        if table:
            count = self.tables.setdefault(table, [0, 0])
            self.tables[table] = [count[0] + bool(said), count[1] + 1]
        if said:
            self.where.append("%s: %s" % (where, " ".join(said)))

    def show(self, verbose):
        rules = " ".join("%s:%d" % item for item in sorted(self.which.items()))
        print("%-34s %4d of %4d  notes %4d  expected %-12s %s" % (self.name, self.hits, self.all, self.told, self.expected, rules))
        missed = ["%s %d/%d" % (name, *count) for name, count in self.tables.items() if count[0] < count[1]]
        if missed:
            print("    but of " + ", ".join(missed))
        for line in self.where if verbose else ():
            print("    " + line)
        sys.stdout.flush()


def honest(program, pool, tables, seeds):
    """Random splits of real tables, and the controls."""
    for table in tables:
        row = Row("random " + table["name"], "0")
        tasks = [(seed, share) for seed in range(seeds) for share in (0.3, 0.2)]
        splits = [divided(table, by_rows(table, random.Random("%s %d %g" % (table["name"], seed, share)), share))
                  for seed, share in tasks]
        for task, found in zip(tasks, pool.map(lambda sides: audit(program, table, *sides), splits)):
            row.add(found, "seed %d, %g" % task)
        yield row


def control_rows(program, pool, names, seeds):
    ways = (("by rows", by_rows, lambda name: "panel" not in name and name not in ("walks", "seasons")),
            ("in time", by_time, lambda name: name in ("walks", "seasons", "stamped")),
            ("by person", by_person, lambda name: "panel" in name))
    for name in names:
        for way, split, fits in ways:
            if not fits(name):
                continue
            row = Row("control %s, %s" % (name, way), "0")

            def one(seed):
                table = control_table(name, seed)
                return audit(program, table, *divided(table, split(table, random.Random(seed), 0.3)))
            for seed, found in enumerate(pool.map(one, range(seeds))):
                row.add(found, "seed %d" % seed)
            yield row


# What the method found when it was designed: the chance of a finding at 3, 10 and 30 %, for tables of numbers.
POWER = {"copies": ("0-1", "1", "1"), "other label": ("0-1", "1", "1"), "near": ("0-1", "0-1", "1")}


def injected(program, pool, tables, shares, seeds):
    for kind, expected in POWER.items():
        for share in shares:
            row = Row("%s, %.0f %%" % (kind, 100 * share), expected[(0.03, 0.1, 0.3).index(share)], COPIES)

            def one(task):
                table, seed = task
                draw = random.Random("%s %s %g %d" % (table["name"], kind, share, seed))
                train, test = divided(table, by_rows(table, draw, 0.3))
                return audit(program, table, train, inject(table, train, test, kind, share, draw))
            tasks = [(table, seed) for table in tables for seed in range(seeds)]
            for (table, seed), found in zip(tasks, pool.map(one, tasks)):
                row.add(found, "%s, seed %d" % (table["name"], seed), table["name"])
            yield row


def scattered(program, pool, seeds):
    """People on both sides, and series split at random."""
    cases = (("people, declared", "panel", by_rows, ("--group", "pid"), GROUPS, "1"),
             ("people, undeclared", "panel", by_rows, (), GROUPS, "1"),
             ("people without an id", "panel without id", by_rows, (), GROUPS, "1"),
             ("walks, declared", "walks", by_rows, ("--time", "date"), TIMES, "1"),
             ("walks, undeclared", "walks", by_rows, (), TIMES, "1"),
             ("seasons, declared", "seasons", by_rows, ("--time", "date"), TIMES, "1"),
             ("seasons, undeclared", "seasons", by_rows, (), TIMES, "1"))
    for title, name, split, options, rules, expected in cases:
        row = Row(title, expected, rules)

        def one(seed):
            table = control_table(name, seed)
            return audit(program, table, *divided(table, split(table, random.Random(seed), 0.3)), options)
        for seed, found in enumerate(pool.map(one, range(seeds))):
            row.add(found, "seed %d" % seed)
        yield row


def total(rows, title, verbose):
    rows = list(rows_shown(rows, verbose))
    hits, all = sum(row.hits for row in rows), sum(row.all for row in rows)
    print("%s: %d of %d\n" % (title, hits, all), flush=True)
    return hits, all


def rows_shown(rows, verbose):
    for row in rows:
        row.show(verbose)
        yield row


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--data", help="a folder of tables")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--verbose", action="store_true", help="name every table that was accused or found")
    chosen = parser.parse_args()
    path, seeds = os.path.abspath(chosen.program), 1 if chosen.short else chosen.seeds
    program = path, known_rules(path)
    tables = list(sample_tables()) + (list(data_tables(chosen.data)) if chosen.data else [])
    controls = ("questionnaire", "rounded numbers", "catalogue", "stamped", "panel") if chosen.short else CONTROLS
    numbers = [control_table(name, 77, 1500) for name in ("many numbers", "rounded numbers", "categories")]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        false, _ = total(honest(program, pool, tables, seeds), "random splits accused", chosen.verbose or chosen.short)
        more, _ = total(control_rows(program, pool, controls, seeds), "controls accused", chosen.verbose or chosen.short)
        shares = (0.1,) if chosen.short else (0.03, 0.1, 0.3)
        found, all = total(injected(program, pool, numbers[:1] if chosen.short else numbers + tables, shares, seeds),
                           "contaminated test sides found", chosen.verbose)
        scattered_found, scattered_all = total(scattered(program, pool, seeds), "scattered people and series found",
                                               chosen.verbose)
    good = false + more == 0 and found == all and scattered_found == scattered_all
    return 0 if good or not chosen.short else 1


if __name__ == "__main__":
    sys.exit(main())
