#!/usr/bin/env python3
"""Makes the cases of tests/rules that need data: small tables, the same bytes each time.

Usage: make.py [RULE ...]

A case is a row in CASES: rule, the end of the pair's name, and two tables, leaky and clean. A table is a column drawn
by a function of (random, truth, row) that is set beside honest columns, and how the schema declares it.
"""
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS, SEED = 360, 7

CHURN = {
    "target": ("churned", "boolean", "binary"),
    "truth": lambda draw: draw.random() < 0.4,
    "show": lambda truth: str(truth).lower(),
    "honest": [  # name, type, draw; each knows a little of the truth, as honest columns do
        ("tenure_months", "integer", lambda draw, truth: draw.randint(1, 60 if not truth else 48)),
        ("logins", "integer", lambda draw, truth: max(0, round(draw.gauss(9 if truth else 12, 6)))),
        ("tickets", "integer", lambda draw, truth: draw.randint(0, 5 if truth else 4)),
        ("age", "integer", lambda draw, truth: draw.randint(18, 80)),
        ("region", "category", lambda draw, truth: draw.choice(["north", "south", "east"])),
    ],
}
SALES = {
    "target": ("price", "number", "regression"),
    "truth": lambda draw: draw.lognormvariate(12, 0.6),
    "show": lambda truth: "%.2f" % truth,
    "honest": [
        ("rooms", "integer", lambda draw, truth: max(1, round(truth / 50000 + draw.gauss(0, 2)))),
        ("floor", "integer", lambda draw, truth: draw.randint(0, 7)),
        ("built", "integer", lambda draw, truth: draw.randint(1900, 2020)),
        ("distance", "number", lambda draw, truth: "%.1f" % abs(draw.gauss(9 - truth / 60000, 3))),
        ("quarter", "category", lambda draw, truth: draw.choice(["north", "south", "east"])),
    ],
}
# Flats of thirty kinds, each at its own price.
PRICES = [50000 + 7919 * kind % 300007 for kind in range(30)]
FLATS = dict(SALES, truth=lambda draw: draw.choice(PRICES))
# Half of the accounts owe nothing: a target with many zeros.
DEBTS = dict(SALES, target=("debt", "number", "regression"),
             truth=lambda draw: draw.choice([0, 1]) * draw.lognormvariate(8, 0.6))
# Home win, draw, away win.
MATCHES = {
    "target": ("result", "category", "multiclass"),
    "truth": lambda draw: draw.choice("HHHDDAA"),
    "show": str,
    "honest": [
        ("home_rank", "integer", lambda draw, truth: draw.randint(1, 20 if truth != "H" else 14)),
        ("away_rank", "integer", lambda draw, truth: draw.randint(1, 20 if truth != "A" else 14)),
        ("crowd", "number", lambda draw, truth: "%.1f" % draw.gauss(30, 8)),
        ("rain", "integer", lambda draw, truth: draw.randint(0, 9)),
    ],
}


class Table:
    """One suspect column, by name, type and draw, among the honest ones of a world."""

    def __init__(self, world, name, kind, draw, available="unknown", reason=None, **options):
        self.world, self.name, self.kind, self.draw = world, name, kind, draw
        self.declared = available + (", available_reason: %s" % reason if reason else "")
        self.role = options.get("role", "feature")
        self.order = options.get("order", list)  # of the truths
        self.columns = options.get("columns", list)  # of the names in the header; a new one is filled
        self.odd = options.get("odd")  # the first cell of row 57
        self.repeat = options.get("repeat", 0)  # so many rows come again at the end
        self.rows = options.get("rows", ROWS)

    def schema(self):
        target, kind, task = self.world["target"]
        lines = ["version: 1", "name: " + target, "data: data.csv", "task: {target: %s, type: %s}" % (target, task),
                 "columns:"]
        lines += ["  - {name: %s, type: %s, role: feature, available: true, available_reason: Known at sign-up.}" % honest[:2]
                  for honest in self.world["honest"]]
        if self.role == "id":
            lines.append("  - {name: %s, type: %s, role: id}" % (self.name, self.kind))
        elif self.name:
            lines.append("  - {name: %s, type: %s, role: feature, available: %s}" % (self.name, self.kind, self.declared))
        return "\n".join(lines + ["  - {name: %s, type: %s, role: target}" % (target, kind), ""])

    def row(self, draw, suspect, truth, number):
        """Its cells by name, the target last."""
        cells = {name: make(draw, truth) for name, _, make in self.world["honest"]}
        if self.name:
            cells[self.name] = self.draw(suspect, truth, number)
        if self.odd and number == 57:
            cells[next(iter(cells))] = self.odd
        cells[self.world["target"][0]] = self.world["show"](truth)
        return cells

    def data(self):
        draw, suspect = random.Random(SEED), random.Random(SEED + 1)
        truths = self.order([self.world["truth"](draw) for _ in range(self.rows)])
        rows = [self.row(draw, suspect, truth, number) for number, truth in enumerate(truths)]
        rows[self.rows - self.repeat:] = rows[:self.repeat]
        names = self.columns(list(rows[0]))
        lines = [names] + [[row.get(name, number % 7) for name in names] for number, row in enumerate(rows)]
        return "".join(",".join(map(str, line)) + "\n" for line in lines)


def bare(**options):
    """Honest columns alone."""
    return Table(CHURN, None, None, None, **options)


def churn(name, kind, draw, *declared, **options):
    return Table(CHURN, name, kind, draw, *declared, **options)


def sales(name, kind, draw, *declared):
    return Table(SALES, name, kind, draw, *declared)


def debts(name, kind, draw):
    return Table(DEBTS, name, kind, draw)


def flats(name, kind, draw):
    return Table(FLATS, name, kind, draw)


def apart(distance):
    """Two normal clouds, that many standard deviations apart."""
    return lambda draw, truth, row: "%.4f" % draw.gauss(distance if truth else 0, 1)


def estimate(error):
    """A price that somebody guessed, who is off by that share."""
    return lambda draw, truth, row: "%.0f" % (truth * draw.gauss(1, error))


def ears(distance):
    """Two kinds of animal, told apart by the length of their ears; a few odd animals lie beyond all others."""
    def length(draw, truth, row):
        return "%.1f" % (40.3 if truth and row < 6 else draw.gauss(52 if truth else 52 - distance, 1.2))
    return length


def office(draw, truth, row):
    return "o%d" % draw.randrange(40)


def nearly_office(draw, truth, row):
    return "o%d" % (2 * draw.randrange(8) + (truth != (row == 100)))


def reason(share):
    """A reason that most leavers, and hardly anybody else, have."""
    return lambda draw, truth, row: ("moved" if draw.random() < (share if truth else 1 - share)
                                     else draw.choice(["web", "phone", "shop"]))


def account(letter):
    return lambda draw, truth, row: "%s%07d" % (letter(draw, truth), row * 7919 % 9999991)


def flag(if_true, if_false):
    return lambda draw, truth, row: str(draw.random() < (if_true if truth else if_false)).lower()


def visits(lost_if_true, lost_if_false, filler=""):
    return lambda draw, truth, row: (filler if draw.random() < (lost_if_true if truth else lost_if_false)
                                     else draw.randint(1, 9))


def every_tenth(truths):
    return [row % 10 == 3 for row in range(len(truths))]


FEW = {"rows": 40, "order": every_tenth}


def ground(share):
    """Where it was played: some grounds see home wins only, and these are seen nowhere else."""
    return lambda draw, truth, row: ("north-%d" if (truth == "H" if draw.random() < share else draw.random() < 0.4)
                                     else "south-%d") % draw.randrange(4)


def walkover(draw, truth, row):
    return "decided" if truth == "D" and row % 29 else draw.choice(["cold", "mild", "warm"])


def matches(name, kind, draw):
    return Table(MATCHES, name, kind, draw)


def sliced(draw, truth, row):
    """Draws anywhere; home and away wins are cut from one quantity at 50."""
    while True:
        margin = draw.gauss(50, 10)
        if truth == "D" or (margin > 50) == (truth == "H"):
            return "%.2f" % margin


def band(edges):
    return lambda draw, truth, row: "b%d" % sum(truth > edge for edge in edges(draw))


def written(styles):
    """A price in one of two styles: by the truth, or by chance."""
    return lambda choose: lambda draw, truth, row: styles(draw)[choose(draw, truth)]


BY_TRUTH = lambda draw, truth: int(truth)
BY_CHANCE = lambda draw, truth: draw.randrange(2)


def decimals(draw):
    price = draw.gauss(50, 10)
    return "%.2f" % price, "%.3f" % price


def missing(draw):
    return ("", "NA") if draw.random() < 0.5 else ("%.2f" % draw.gauss(50, 10),) * 2


def layouts(draw):
    year, month, day = draw.choice(["2023", "2024"]), "%02d" % draw.randint(1, 12), "%02d" % draw.randint(1, 28)
    return "-".join((year, month, day)), "/".join((day, month, year))


def letters(draw):
    word = draw.choice(["web", "phone", "shop"])
    return (word, word.upper()) if draw.random() < 0.9 else (word.title(),) * 2


def quotes(draw):
    word = draw.choice(["web", "phone", "shop"])
    return word, '"%s"' % word


def blanks(draw):
    price = draw.gauss(50, 10)
    return "%.2f" % price, " %.2f" % price


def astray(truths):
    """Sorted but for every thirtieth row."""
    truths = sorted(truths)
    some = truths[::30]
    truths[::30] = some[::-1]
    return truths


def in_turn(truths):
    """Leavers in every third row as long as there are any."""
    leavers, others = [t for t in truths if t], [t for t in truths if not t]
    return [(leavers if leavers and (not others or row % 3 == 0) else others).pop() for row in range(len(truths))]


PLAIN = "audit schema.yaml"
KNOWN = ("true", "The bank reports it every night.")
ANYWHERE = visits(0.4, 0.4)

# rule, end of the name, leaky table, clean table; then, where they are not the usual ones: what the leaky case reports
# beyond its twin, the commands of the two, and "not applicable" where the twin is skipped instead of cleared
CASES = [
    ("LK106", "-no-schema", bare(), bare(), "%sLK311 note" % "".join("LK106 note %s\n" % honest[0] for honest in CHURN["honest"]),
     ("audit data.csv --target churned", PLAIN)),
    ("LK108", "", churn("plan", "category", lambda draw, truth, row: "basic" if truth else "plus", *KNOWN),
     churn("plan", "category", lambda draw, truth, row: draw.choice(["basic", "plus"]), *KNOWN)),
    ("LK108", "-determined", churn("office", "category", lambda draw, truth, row: "o%d" % (2 * draw.randrange(20) + truth), *KNOWN),
     churn("office", "category", office, *KNOWN)),
    ("LK108", "-missing", churn("visits", "integer", visits(0.98, 0), *KNOWN), churn("visits", "integer", ANYWHERE, *KNOWN)),
    ("LK108", "-one-sided", churn("visits", "integer", visits(0.35, 0), *KNOWN),
     churn("visits", "integer", visits(0.35, 0.3), *KNOWN), "LK108 warning visits"),
    ("LK108", "-numeric", sales("cents", "integer", lambda draw, truth, row: round(float("%.2f" % truth) * 100), *KNOWN),
     sales("cents", "integer", lambda draw, truth, row: round(truth * 100 * draw.uniform(0.4, 1.6)), *KNOWN)),
    ("LK109", "-extra", bare(columns=lambda names: names + ["visits"]), bare(), "LK106 warning visits\nLK109 error visits"),
    ("LK109", "-missing", bare(columns=lambda names: names[1:]), bare()),
    ("LK109", "-type", bare(odd="about two"), bare()),
    ("LK201", "", churn("plan", "category", lambda draw, truth, row: "basic" if truth else "plus"),
     churn("plan", "category", lambda draw, truth, row: draw.choice(["basic", "plus"]))),
    ("LK201", "-few", churn("plan", "category", lambda draw, truth, row: "basic" if truth else "plus", **FEW),
     churn("plan", "category", lambda draw, truth, row: "basic" if row % 9 == 1 else "plus", **FEW), "LK201 warning plan"),
    ("LK201", "-affine", sales("cents", "integer", lambda draw, truth, row: round(float("%.2f" % truth) * 100)),
     sales("cents", "integer", lambda draw, truth, row: round(truth * 100 * draw.uniform(0.4, 1.6)))),
    ("LK201", "-monotone", sales("points", "number", lambda draw, truth, row: "%.9f" % truth ** 0.3),
     sales("points", "number", lambda draw, truth, row: "%.9f" % (truth ** 0.3 + draw.gauss(0, 4)))),
    ("LK202", "", churn("office", "category", lambda draw, truth, row: "o%d" % (2 * draw.randrange(20) + truth)),
     churn("office", "category", office)),
    ("LK202", "-cut", churn("balance", "number", lambda draw, truth, row: "%.4f" % (draw.random() + truth)),
     churn("balance", "number", apart(1.5))),
    ("LK202", "-nearly", churn("office", "category", nearly_office), churn("office", "category", office)),
    ("LK202", "-clusters", churn("ears", "number", ears(9), rows=90), churn("ears", "number", ears(2), rows=90),
     "LK202 warning ears", (PLAIN + " --ignore LK203",) * 2),
    ("LK202", "-numeric", flats("model", "category", lambda draw, truth, row: "m%d" % PRICES.index(truth)),
     flats("model", "category", lambda draw, truth, row: "m%d" % draw.randrange(30))),
    ("LK202", "-bins", sales("band", "category", band(lambda draw: (110e3, 140e3, 180e3, 240e3))),
     sales("band", "category", band(lambda draw: [draw.lognormvariate(12, 0.6) for _ in range(4)]))),
    ("LK202", "-one-class", matches("ground", "category", ground(1)), matches("ground", "category", ground(0.5)),
     "LK202 warning ground"),
    ("LK202", "-touching", matches("margin", "number", sliced), matches("margin", "number", lambda draw, truth, row: "%.2f" % draw.gauss(
        {"H": 55, "D": 50, "A": 45}[truth], 8)), "LK202 warning margin"),
    ("LK203", "", churn("balance", "number", apart(3.9)), churn("balance", "number", apart(1.2))),
    ("LK203", "-declared", churn("balance", "number", apart(3.9), *KNOWN), churn("balance", "number", apart(1.2), *KNOWN),
     "LK203 note balance"),
    ("LK203", "-crowd", sales("appraised", "number", estimate(0.03)), sales("appraised", "number", estimate(0.2)),
     "LK203 warning appraised\nLK211 warning"),
    ("LK204", "", churn("balance", "number", apart(2.1)), churn("balance", "number", apart(0.8))),
    ("LK204", "-declared", churn("balance", "number", apart(2.1), *KNOWN), churn("balance", "number", apart(0.8), *KNOWN),
     "LK204 note balance"),
    ("LK205", "", churn("contact", "category", reason(0.965)), churn("contact", "category", reason(0.6))),
    ("LK205", "-flag", churn("refunded", "boolean", flag(0.4, 0)), churn("refunded", "boolean", flag(0.4, 0.25))),
    ("LK205", "-of-several", matches("weather", "category", walkover),
     matches("weather", "category", lambda draw, truth, row: draw.choice(["decided", "cold", "mild", "warm"]))),
    ("LK206", "", churn("visits", "integer", visits(0.98, 0)), churn("visits", "integer", ANYWHERE)),
    ("LK206", "-one-sided", churn("visits", "integer", visits(0.35, 0)), churn("visits", "integer", visits(0.35, 0.3)),
     "LK206 warning visits"),
    ("LK206", "-filler", churn("visits", "integer", visits(0, 0.95, 0)), churn("visits", "integer", visits(0.5, 0.5, 0))),
    ("LK206", "-numeric", debts("visits", "integer", visits(0, 1)), debts("visits", "integer", ANYWHERE), "LK206 warning visits"),
    ("LK206", "-ranked", sales("elevator", "integer", lambda draw, truth, row: draw.randint(1, 4) if truth > 160e3 else ""),
     sales("elevator", "integer", lambda draw, truth, row: draw.randint(1, 4) if truth * draw.gauss(1, 0.4) > 160e3 else ""),
     "LK206 warning elevator"),
    ("LK208", "", churn("account", "string", account(lambda draw, truth: "A" if truth else "B"), role="id"),
     churn("account", "string", account(lambda draw, truth: draw.choice("AB")), role="id")),
    ("LK208", "-numbered", churn("customer", "string", lambda draw, truth, row: "CUST-%06d" % (row + 1 + 500 * truth), role="id"),
     churn("customer", "string", lambda draw, truth, row: "CUST-%06d" % (row * 7 % 360), role="id")),
    ("LK208", "-sorted", churn("number", "integer", lambda draw, truth, row: 1000 + row, role="id", order=sorted),
     churn("number", "integer", lambda draw, truth, row: 1000 + row, role="id"), None, (PLAIN + " --ignore LK209",) * 2),
    ("LK209", "", bare(order=astray), bare()),
    ("LK209", "-sorted", bare(order=sorted), bare(), "LK209 note"),
    ("LK209", "-in-turn", bare(order=in_turn), bare()),
    ("LK210", "", churn("fee", "number", written(decimals)(BY_TRUTH)), churn("fee", "number", written(decimals)(BY_CHANCE))),
    ("LK210", "-missing", churn("fee", "number", written(missing)(BY_TRUTH)), churn("fee", "number", written(missing)(BY_CHANCE))),
    ("LK210", "-dates", churn("signed", "string", written(layouts)(BY_TRUTH)), churn("signed", "string", written(layouts)(BY_CHANCE))),
    ("LK210", "-case", churn("contact", "category", written(letters)(BY_TRUTH)),
     churn("contact", "category", written(letters)(BY_CHANCE))),
    ("LK210", "-quotes", churn("contact", "category", written(quotes)(BY_TRUTH)),
     churn("contact", "category", written(quotes)(BY_CHANCE))),
    ("LK210", "-blanks", churn("fee", "number", written(blanks)(BY_TRUTH)), churn("fee", "number", written(blanks)(BY_CHANCE))),
    ("LK214", "", matches("at_interval", "category", lambda draw, truth, row: truth if draw.random() < 0.4 else draw.choice("HDA")),
     matches("at_interval", "category", lambda draw, truth, row: draw.choice("HDA"))),
    ("LK212", "", churn("final_outcome", "number", apart(0.9)), churn("final_outcome", "number", apart(0))),
    ("LK212", "-strong", churn("final_outcome", "number", apart(1.5)), churn("final_outcome", "number", apart(0)),
     "LK212 warning final_outcome"),
    ("LK212", "-german", churn("kuendigung_ergebnis", "number", apart(0.9)), churn("kuendigung_ergebnis", "number", apart(0))),
    ("LK212", "-company", churn("case_status", "number", apart(1)), churn("job_status", "number", apart(1)),
     "LK106 warning case_status\nLK212 warning case_status", (PLAIN, PLAIN), "not applicable"),
    ("LK304", "", bare(repeat=60), bare()),
    ("LK904", "", bare(), bare(), "LK106 note churned\nLK212 note churned\nLK904 warning",
     ("audit data.csv", "audit data.csv --target churned")),
]


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def make(rule, end, leaky, clean, expect=None, commands=(PLAIN, PLAIN), clean_expect=None):
    for side, table, command, text in zip(("leaky", "clean"), (leaky, clean), commands, (expect, clean_expect)):
        folder = os.path.join(HERE, rule, side + end)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        write(os.path.join(folder, "command"), command + "\n")
        write(os.path.join(folder, "data.csv"), table.data())
        if "schema.yaml" in command:
            write(os.path.join(folder, "schema.yaml"), table.schema())
        if text:
            write(os.path.join(folder, "expect"), text + "\n")


if __name__ == "__main__":
    for case in CASES:
        if not sys.argv[1:] or case[0] in sys.argv[1:]:
            make(*case)
