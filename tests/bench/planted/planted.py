#!/usr/bin/env python3
"""How many planted leaks are found, and how many innocent columns are accused.

Usage: planted.py LEAKAUDIT [--short] [--repeats N] [KIND ...]

Each table has ten honest columns, some of which know a little of the target, one leak (plants.py), and the leak's
twin: the same cells in another order of the rows, which are innocent. Prints, for each kind and amount, the share of
leaky columns that some LK2 rule names as a warning or an error, for 40, 100, 300 and 1000 rows, with half and with a
tenth of the rows in the class; then the innocent columns that were named, tables of pure noise, and rows in a telling
order. With --short it is a test: few tables, and an exit code.
"""
import argparse
import concurrent.futures
import json
import math
import os
import random
import subprocess
import sys
import tempfile

from plants import PLANTS

SIZES = (40, 100, 300, 1000)
NAMED = ("time", "status", "amount", "duration", "x", "last", "score")


# ---- tables ----

def honest_columns(draw, rows):
    """Ten columns, and the sum of three of them with noise: what the target is made from."""
    normal = [[draw.gauss(0, 1) for _ in range(rows)] for _ in range(10)]
    hidden = [0.5 * normal[0][r] + 0.4 * normal[1][r] + 0.3 * normal[2][r] + draw.gauss(0, 1) for r in range(rows)]
    columns = {"f%d" % j: ["%.1f" % (50 + 10 * value) for value in normal[j]] for j in range(6)}
    columns["group"] = ["abcd"[(v > -1) + (v > 0) + (v > 1)] for v in normal[6]]
    columns["flag"] = ["1" if v > 0.5 else "0" for v in normal[7]]
    columns["fee"] = ["" if draw.random() < 0.3 else "%.2f" % math.exp(v) for v in normal[8]]
    columns["debt"] = ["0" if draw.random() < 0.5 else "%.2f" % math.exp(v) for v in normal[9]]
    return columns, hidden


def target_of(draw, hidden, task, share):
    if task == "regression":
        return [round(20 * value + 200, 2) for value in hidden]
    if task == "multiclass":
        return [min(3, max(0, int(value + 2 + draw.gauss(0, 1)))) for value in hidden]
    edge = sorted(hidden)[round(len(hidden) * (1 - share))]
    return [int(value >= edge) for value in hidden]


def shown(task, truths):
    if task == "multiclass":
        return ["c%d" % truth for truth in truths]
    return ["%.2f" % truth for truth in truths] if task == "regression" else [str(truth) for truth in truths]


def planted_table(seed, kind, amount, rows, share):
    """Columns by name, the leaky ones, and their twins."""
    plant, _, task = PLANTS[kind]
    draw = random.Random("%d %s %s %d %s" % (seed, kind, amount, rows, share))
    columns, hidden = honest_columns(draw, rows)
    truths = target_of(draw, hidden, task, share)
    leaky = plant(draw, truths, columns, amount)
    order = list(range(rows))
    draw.shuffle(order)
    twins = {"tw_" + name: [cells[row] for row in order] for name, cells in leaky.items()}
    columns.update(leaky)
    columns.update(twins)
    columns["target"] = shown(task, truths)
    return columns, task, set(leaky), set(twins)


def noise_column(draw, rows):
    kind = draw.randrange(12)
    if kind == 0:
        digits = draw.randint(1, 5)
        return ["%.*f" % (digits, draw.gauss(0, 1)) for _ in range(rows)]
    if kind == 1:
        return [str(int(draw.expovariate(0.3))) for _ in range(rows)]
    if kind == 2:
        empty = draw.uniform(0.1, 0.95)
        return ["0" if draw.random() < empty else "%.2f" % draw.expovariate(0.02) for _ in range(rows)]
    if kind == 3:
        letters = draw.choice([2, 4, 8, 20])
        return [chr(97 + draw.randrange(letters)) for _ in range(rows)]
    if kind == 4:
        share = draw.choice([0.1, 0.5])
        return ["yes" if draw.random() < share else "no" for _ in range(rows)]
    if kind == 5:
        return ["%d-%02d-%02d" % (draw.randint(2010, 2020), draw.randint(1, 12), draw.randint(1, 28)) for _ in range(rows)]
    if kind == 6:
        first = draw.randrange(9999)
        return [str(first + row) for row in range(rows)]
    if kind == 7:
        return [str(1000 + number) for number in draw.sample(range(rows), rows)]
    if kind == 8:
        return ["u%05d" % draw.randrange(max(rows // 3, 2)) for _ in range(rows)]
    if kind == 9:
        lost = draw.uniform(0.02, 0.9)
        return [draw.choice(["", "NA"]) if draw.random() < lost else "%.3f" % draw.gauss(0, 1) for _ in range(rows)]
    if kind == 10:
        return [repr(round(draw.gauss(0, 1), draw.randint(0, 4))) for _ in range(rows)]
    return [draw.choice([" %s", "%s"]) % draw.choice(["Red", "red", "BLUE"]) for _ in range(rows)]


def noise_table(seed):
    draw = random.Random("noise %d" % seed)
    rows = round(math.exp(draw.uniform(math.log(20), math.log(2000))))
    columns = {"v%d" % j if draw.random() < 0.7 else "%s_%d" % (draw.choice(NAMED), j): noise_column(draw, rows)
               for j in range(round(math.exp(draw.uniform(math.log(5), math.log(60)))))}
    task = draw.choice(["binary", "binary", "multiclass", "regression"])
    if task == "regression":
        columns["target"] = ["%.*f" % (draw.randint(0, 4), draw.gauss(0, 9)) for _ in range(rows)]
    elif task == "multiclass":
        classes = draw.randint(3, 6)
        columns["target"] = [str(draw.randrange(classes)) for _ in range(rows)]
    else:
        positive = max(3, round(rows / (1 + math.exp(draw.uniform(0, math.log(50))))))
        columns["target"] = ["1"] * positive + ["0"] * (rows - positive)
        draw.shuffle(columns["target"])
    return columns, task


ORDERS = ("sorted", "sorted, one in ten astray", "in turn", "shuffled (innocent)")


def ordered_table(seed, how, rows):
    draw = random.Random("order %d %s" % (seed, how))
    columns, hidden = honest_columns(draw, rows)
    truths = target_of(draw, hidden, "binary", 0.4)
    order = list(range(rows))
    if how != "shuffled (innocent)":
        order.sort(key=lambda row: truths[row])
    if how == "in turn":
        others, cases = [r for r in order if not truths[r]], [r for r in order if truths[r]]
        order = [(cases if cases and (not others or i % 3 == 0) else others).pop() for i in range(rows)]
    if how.endswith("astray"):
        for i in range(rows // 20):
            a, b = draw.randrange(rows), draw.randrange(rows)
            order[a], order[b] = order[b], order[a]
    columns["target"] = shown("binary", truths)
    return {name: [cells[row] for row in order] for name, cells in columns.items()}, "binary"


# ---- what the program says ----

def audit(program, columns, task):
    """The LK2 findings that are warnings or errors, as (rule, severity, columns); of LK209 the notes as well."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as file:
        file.write(",".join(columns) + "\n")
        file.writelines(",".join(row) + "\n" for row in zip(*columns.values()))
    done = subprocess.run([program, "audit", file.name, "--target", "target", "--task", task, "--format", "json"],
                          capture_output=True, text=True)
    os.unlink(file.name)
    if done.returncode not in (0, 1):
        sys.exit("exit code %d: %s" % (done.returncode, done.stderr))
    return [(found["rule"], found["severity"], found["subject"]["columns"]) for found in json.loads(done.stdout)["findings"]
            if found["rule"].startswith("LK2") and (found["severity"] in ("error", "warning") or found["rule"] == "LK209")]


class Count:
    """Shares of columns or tables that were named, and which."""

    def __init__(self):
        self.named, self.all, self.which = 0, 0, []

    def add(self, named, all, which):
        self.named, self.all = self.named + len(named), self.all + all
        self.which += ["%s %s" % (which, name) for name in sorted(named)]

    def __str__(self):
        return "%d of %d%s" % (self.named, self.all, "".join("\n    " + line for line in self.which[:40]))


def names_in(found):
    return {name for _, _, columns in found for name in columns}


def run_planted(program, task):
    seed, kind, amount, rows, share = task
    columns, kind_of_task, leaky, twins = planted_table(*task)
    found = audit(program, columns, kind_of_task)
    return task, names_in(found), leaky, twins, len(columns) - 1, found


def planted(program, pool, kinds, sizes, repeats, innocent, twin):
    """Prints the table; returns the recall of what is not spoilt in tables of 300 rows and more."""
    sure = Count()
    print("%-24s %-6s %s" % ("kind", "amount", "  ".join("%5d" % rows for rows in sizes) + "   | a tenth"))
    for kind in kinds:
        for number, amount in enumerate(PLANTS[kind][1]):
            shares = (0.5, 0.1) if PLANTS[kind][2] == "binary" else (0.5,)
            tasks = [(seed, kind, amount, rows, share) for share in shares for rows in sizes for seed in range(repeats)]
            hits = {}
            for task, named, leaky, twins, count, found in pool.map(run_planted, [program] * len(tasks), tasks):
                hits.setdefault((task[4], task[3]), []).append(len(named & leaky) / len(leaky))
                which = " ".join(map(str, task[1:])) + " " + ",".join(sorted({f[0] for f in found}))
                twin.add(named & twins, len(twins), which)
                innocent.add(named - leaky - twins, count - len(leaky) - len(twins), which)
                if number == 0 and task[3] >= 300 and "shifted" not in kind and "noisy" not in kind and task[4] == 0.5:
                    sure.add(named & leaky, len(leaky), which)
            cells = ["  ".join("%5.2f" % (sum(hits[share, rows]) / repeats) for rows in sizes) for share in shares]
            print("%-24s %-6g %s" % (kind, amount, "   | ".join(cells)), flush=True)
    return sure


def run_noise(program, seed):
    columns, task = noise_table(seed)
    return seed, audit(program, columns, task)


def run_ordered(program, task):
    return [severity for rule, severity, _ in audit(program, *ordered_table(*task)) if rule == "LK209"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--repeats", type=int, default=6)
    parser.add_argument("--noise", type=int, default=400, help="tables of pure noise")
    chosen = parser.parse_args()
    program = os.path.abspath(chosen.program)
    sizes, repeats, noise_tables = ((300,), 2, 40) if chosen.short else (SIZES, chosen.repeats, chosen.noise)
    innocent, twin, noise = Count(), Count(), Count()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        sure = planted(program, pool, chosen.kinds or PLANTS, sizes, repeats, innocent, twin)
        for how in ORDERS:
            tasks = [(seed, how, 300) for seed in range(repeats)]
            hits = list(pool.map(run_ordered, [program] * len(tasks), tasks))
            said = ["%.2f %s" % (hits.count([severity]) / repeats, severity) for severity in ("warning", "note")]
            print("rows %-30s %s" % (how, ", ".join(said)))
        for seed, found in pool.map(run_noise, [program] * noise_tables, range(noise_tables)):
            noise.add({"table %d: %s" % (seed, " ".join(sorted({f[0] for f in found})))} if found else set(), 1, "")
    print("leaks that are not spoilt, half of the rows, 300 rows and more: %d of %d" % (sure.named, sure.all))
    print("innocent columns accused: %s\ntwins accused: %s\ntables of noise accused: %s" % (innocent, twin, noise))
    accused = innocent.named + twin.named
    good = sure.named >= 0.95 * sure.all and 200 * accused <= innocent.all + twin.all and 200 * noise.named <= max(noise.all, 200)
    return 0 if good or not chosen.short else 1


if __name__ == "__main__":
    sys.exit(main())
