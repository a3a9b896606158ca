#!/usr/bin/env python3
"""Null and power of the rules that hold splits against time (LK401 to LK404): tables that depend on time and tables
that only bear one, split at random, by time, in blocks and by entity; prints how often each outcome occurs.

    time_controls.py LEAKAUDIT [--seeds 20] [--only NAME]

Exits with 1 if a split that is in order is accused (a warning or an error), or if a random split of a table that
strongly depends on time is not. The tables depend on the seed alone. 20 seeds take half a minute.
"""
import argparse
import collections
import csv
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

START = datetime.datetime(2015, 1, 1)


def days(count, hours=24):
    return [(START + datetime.timedelta(hours=hours * i)).strftime("%Y-%m-%d" if hours == 24 else "%Y-%m-%d %H:%M")
            for i in range(count)]


# Each table is (header, rows in the order of time, target, options); the entity, if any, is the column "who".

def walk(rng, n=2000):
    return ("date", "a", "y"), list(zip(days(n), rng.normal(size=n).cumsum(), rng.normal(size=n).cumsum()))


def seasonal(rng, n=2000):
    t = np.arange(n)
    y = 50 + 8 * np.sin(2 * np.pi * t / 365) + 5 * (t % 7 > 4) + 3 * rng.normal(size=n)
    return ("date", "dow", "y"), list(zip(days(n), t % 7, y))


def hourly(rng, n=6000):
    """Counts by the hour of the day and a slow level, in columns for the day and the hour."""
    t = np.arange(n)
    level = np.exp(0.5 * np.sin(2 * np.pi * t / 24) + 0.002 * rng.normal(size=n).cumsum())
    stamps = [START + datetime.timedelta(hours=int(i)) for i in t]
    return ("year", "month", "day", "hour", "y"), [(s.year, s.month, s.day, s.hour, c)
                                                   for s, c in zip(stamps, rng.poisson(40 * level))]


def many_a_day(rng, n=3000):
    """Sales, ten a day, whose size has little to do with the day."""
    return ("date", "a", "y"), [(days(n // 10 + 1)[i // 10], rng.normal(), rng.lognormal()) for i in range(n)]


def classes(rng, n=2000):
    """Four classes, the rarest of which comes in spells."""
    spell = np.convolve(rng.random(n) < 0.004, np.ones(25), "same") > 0
    return ("date", "a", "y"), list(zip(days(n), rng.normal(size=n), np.where(spell, "d", rng.choice(list("abc"), n))))


def stamped(rng, n=2000):
    a = rng.normal(size=n)
    return ("date", "a", "y"), list(zip(days(n, 7), a, a + rng.normal(size=n)))


def years(rng, n=1200):
    """Few years, and a level that rises with them."""
    year = np.sort(rng.integers(2010, 2010 + rng.integers(3, 8), n))
    return ("year", "a", "y"), list(zip(year, rng.normal(size=n), (year - 2010) * 0.5 + rng.normal(size=n)))


def births(rng, n=2000):
    """Rows drawn from a population: the date is that of a birth, and the target goes with age."""
    t = np.sort(rng.integers(0, 20000, n))
    return ("date_of_birth", "a", "y"), [((START - datetime.timedelta(days=int(d))).strftime("%Y-%m-%d"),
                                          rng.normal(), d / 5000 + rng.normal()) for d in t]


def cars(rng, n=2000):
    """The year of a car's make, which its price goes with."""
    year = rng.integers(1985, 2021, n)
    return ("year", "a", "y"), list(zip(year, rng.normal(size=n), (year - 1985) * 300 + rng.normal(size=n) * 900))


def panel(rng, n=2000):
    """Forty entities that are seen on the same days, each on its level, with a season for all."""
    rows = []
    levels = rng.normal(size=40)
    for i, day in enumerate(days(n // 40)):
        for who, level in enumerate(levels):
            rows.append(("w%d" % who, day, rng.normal(), level + np.sin(i / 8) + 0.3 * rng.normal()))
    return ("who", "date", "a", "y"), rows


def at_random(rng, rows, header):
    return rng.random(len(rows)) < 0.3


def by_time(rng, rows, header):
    return np.arange(len(rows)) >= 0.8 * len(rows)


def past(rng, rows, header):
    return np.arange(len(rows)) < 0.2 * len(rows)


def by_entity(rng, rows, header):
    held = set(rng.choice(40, 12, replace=False))
    return np.array([int(row[0][1:]) in held for row in rows])


TIME = ["--time", "date"]
# name: table, split, arguments, what may come out ("accused" = a warning or an error)
CONTROLS = {
    "walk, random": (walk, at_random, TIME, "accused"),
    "walk, random, undeclared": (walk, at_random, [], "accused"),
    "walk, by time": (walk, by_time, TIME, "silent"),
    "walk, by time, undeclared": (walk, by_time, [], "silent"),
    "walk, test before train": (walk, past, TIME, "silent"),
    "seasonal, random": (seasonal, at_random, TIME, "accused"),
    "seasonal, by time": (seasonal, by_time, TIME, "silent"),
    "hourly counts in parts, random": (hourly, at_random, [], "accused"),
    "hourly counts in parts, by time": (hourly, by_time, [], "silent"),
    "spells of one class of four, random": (classes, at_random, TIME, "accused"),
    "spells of one class of four, by time": (classes, by_time, TIME, "silent"),
    "iid with time stamp, random": (stamped, at_random, TIME, "silent"),
    "iid with time stamp, by time": (stamped, by_time, TIME, "silent"),
    "sales with a date, random": (many_a_day, at_random, TIME, "silent"),
    "3 to 7 years, random": (years, at_random, ["--time", "year"], "silent"),
    "3 to 7 years, by time": (years, by_time, ["--time", "year"], "silent"),
    "births, random": (births, at_random, [], "silent"),
    "year of make, random": (cars, at_random, [], "silent"),
    "panel, by entity": (panel, by_entity, TIME + ["--group", "who"], "silent"),
    "panel, by time": (panel, by_time, TIME + ["--group", "who"], "silent"),
    "panel, random": (panel, at_random, TIME + ["--group", "who"], "accused"),
}


def write(path, header, rows):
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows([header, *([f"{v:.5g}" if isinstance(v, float) else v for v in row] for row in rows)])


def outcome(program, folder, header, arguments):
    """finding severities, else undecided, else clear."""
    command = [program, "audit", "--train", folder / "train.csv", "--test", folder / "test.csv", "--target", "y",
               "--select", "LK4", "--select", "LK201", "--format", "json", "--fail-on", "never", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    result = json.loads(done.stdout)
    found = {finding["rule"] + " " + finding["severity"] for finding in result["findings"]
             if finding["rule"].startswith("LK4")}
    if found:
        return " + ".join(sorted(found))
    return "undecided" if any(row["undecided"] for row in result["coverage"] if row["rule"].startswith("LK4")) else "nothing"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for name, (table, split, arguments, wanted) in CONTROLS.items():
            if not name.startswith(options.only):
                continue
            seen = collections.Counter()
            for seed in range(options.seeds):
                rng = np.random.default_rng(seed)
                header, rows = table(rng)
                test = split(rng, rows, header)
                order = rng.permutation(len(rows))
                write(folder / "train.csv", header, [rows[i] for i in order if not test[i]])
                write(folder / "test.csv", header, [rows[i] for i in order if test[i]])
                found = outcome(options.program, folder, header, arguments)
                seen[found] += 1
                accused = "warning" in found or "error" in found
                wrong += accused != (wanted == "accused")
            print(f"{name:40} " + ", ".join(f"{what} {count}" for what, count in seen.most_common()), flush=True)
    print(f"{wrong} against what is wanted")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
