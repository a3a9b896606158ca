#!/usr/bin/env python3
"""Makes the cases of LK207: columns that make the target together, and twins in which they nearly do.

Usage: make_combination.py
"""
from make import CHURN, KNOWN, MATCHES, SALES, Table, make


class Set(Table):
    """Several suspect columns, drawn together: `kinds` by name; draw(random, truth) returns the cells in that order."""

    def __init__(self, world, kinds, draw, available="unknown", reason=None):
        super().__init__(world, None, None, draw, available, reason)
        self.kinds = kinds

    def schema(self):
        lines = super().schema().splitlines()
        lines[-1:-1] = ["  - {name: %s, type: %s, role: feature, available: %s}" % (name, kind, self.declared)
                        for name, kind in self.kinds.items()]
        return "\n".join(lines + [""])

    def row(self, draw, suspect, truth, number):
        cells = super().row(draw, suspect, truth, number)
        target = {name: cells.pop(name) for name in [self.world["target"][0]]}
        return {**cells, **dict(zip(self.kinds, self.draw(suspect, truth))), **target}


def goals(slips):
    """Goals that give the result, except where the draw slips."""
    def draw(random, truth):
        if random.random() < slips:
            truth = random.choice("HDA")
        low, more = random.randint(0, 3), random.randint(1, 3)
        return {"H": (low + more, low), "D": (low, low), "A": (low, low + more)}[truth]
    return draw


def colours(slips):
    """Leavers were given another colour than they chose."""
    def draw(random, truth):
        names = ["red", "blue", "green", "pink", "grey"]
        chosen = random.randrange(5)
        same = truth if random.random() >= slips else random.random() < 0.5
        return names[chosen], names[chosen if not same else (chosen + random.randint(1, 4)) % 5]
    return draw


def bills(slips):
    """Leavers owe more than half of what they earn."""
    def draw(random, truth):
        income = random.uniform(20, 90)
        share = random.uniform(0.5, 0.8) if (truth if random.random() >= slips else random.random() < 0.5) else random.uniform(0.2, 0.4999)
        return "%.3f" % income, "%.3f" % (income * share)
    return draw


def spelt(draw):
    """The second of two words in capitals."""
    def louder(random, truth):
        first, second = draw(random, truth)
        return first, second.upper()
    return louder


def parts(shares, noise=0.0, fees=(0,)):
    """Parts of the price, the last being what is left of it."""
    def draw(random, truth):
        left = round(truth, 2) - random.choice(fees) + random.uniform(-noise, noise) * truth
        cells = []
        for share in shares:
            cells.append(round(random.uniform(0, share) * truth, 2))
            left -= cells[-1]
        return ["%.2f" % cell for cell in cells + [left]]
    return draw


def area_and_rate(noise):
    def draw(random, truth):
        area = round(random.uniform(30, 200), 2)
        return "%.2f" % area, "%.6f" % (round(truth, 2) / area * (1 + random.uniform(-noise, noise)))
    return draw


def list_and_discount(noise):
    """What was asked, and the per cent that were taken off."""
    def draw(random, truth):
        off = random.randint(0, 30)
        return "%.2f" % (round(truth, 2) / (1 - off / 100) * (1 + random.uniform(-noise, noise))), off
    return draw


def weights(loss):
    """Before and after: leavers have lost something in between."""
    def draw(random, truth):
        before = random.gauss(80, 12)
        return "%.1f" % before, "%.1f" % (before + random.gauss(0, 1) - (loss if truth else 0))
    return draw


def sparse(draw):
    """Nobody wrote anything down for every fifth row."""
    def written(random, truth):
        cells = draw(random, truth)
        return cells if random.random() < 0.8 else [""] * len(cells)
    return written


def polls(digits):
    """What two parties have in the polls; the lead is their difference, in whole numbers."""
    def draw(random, truth):
        theirs = random.uniform(38, 48)
        ours = round(theirs, digits) + truth + (random.uniform(-0.5, 0.5) if digits else 0)
        return "%.*f" % (digits, ours), "%.*f" % (digits, theirs)
    return draw


def halves(slips):
    """Incidents of the first and the second half of the year."""
    def draw(random, truth):
        early = random.randint(0, truth)
        return early, truth - early + (random.random() < slips)
    return draw


# A whole number that varies little against its last digit, and a count so small that its values are classes.
LEADS = dict(SALES, target=("lead", "integer", "regression"), truth=lambda draw: round(draw.gauss(1, 3)), show=str, honest=[
    ("day", "integer", lambda draw, truth: draw.randint(1, 60)),
    ("asked", "integer", lambda draw, truth: draw.randint(600, 2500)),
    ("mood", "number", lambda draw, truth: "%.1f" % draw.gauss(5 + truth / 9, 1)),
])
INCIDENTS = dict(LEADS, target=("incidents", "integer", "multiclass"), truth=lambda draw: draw.randint(0, 8))
GOALS = {"home_goals": "integer", "away_goals": "integer"}
BILLS = {"income": "number", "debt": "number"}
COLOURS = {"chosen": "category", "given": "category"}
TWO = {"land": "number", "building": "number"}
FIVE = {name: "number" for name in ("land", "walls", "roof", "garden", "interior")}
RATE = {"area": "number", "rate": "number"}
POLLS = {"ours": "number", "theirs": "number"}
HALVES = {"early": "integer", "late": "integer"}
DISCOUNT = {"asked": "number", "discount": "integer"}
WEIGHTS = {"weight": "number", "weight_after": "number"}

# the end of the name, the world, the columns, the leaky and the clean draw, and what the leaky case reports beyond
# its twin
CASES = [
    ("", MATCHES, GOALS, goals(0), goals(0.3), "LK207 error home_goals away_goals"),
    ("-partly", MATCHES, GOALS, goals(0.08), goals(0.3), "LK207 warning home_goals away_goals"),
    ("-equality", CHURN, COLOURS, colours(0), colours(0.3), "LK207 warning chosen given"),
    ("-in-any-case", CHURN, COLOURS, spelt(colours(0)), spelt(colours(0.3)), "LK207 warning chosen given"),
    ("-cut", CHURN, BILLS, bills(0), bills(0.2), "LK207 warning income debt"),
    ("-sum", SALES, TWO, parts([0.6]), parts([0.6], noise=0.01), "LK207 error land building"),
    ("-sum-of-five", SALES, FIVE, parts([0.2] * 4), parts([0.2] * 4, noise=0.01),
     "LK207 error land walls roof garden interior"),
    ("-sparse-sum", SALES, TWO, sparse(parts([0.6])), sparse(parts([0.6], noise=0.01)), "LK207 error land building"),
    ("-coarse-sum", LEADS, POLLS, polls(0), polls(1), "LK207 error ours theirs"),
    ("-sum-of-counts", INCIDENTS, HALVES, halves(0), halves(0.1), "LK207 error early late"),
    ("-remainder", SALES, TWO, parts([0.6], fees=(0, 500, 1500)), parts([0.6], noise=0.02), "LK207 warning land building"),
    ("-product", SALES, RATE, area_and_rate(0), area_and_rate(0.05), "LK207 warning area rate"),
    ("-share", SALES, DISCOUNT, list_and_discount(0), list_and_discount(0.05), "LK207 warning asked discount"),
    ("-change", CHURN, WEIGHTS, weights(2), weights(0), "LK207 warning weight_after"),
]

if __name__ == "__main__":
    for end, world, kinds, leaky, clean, expect in CASES:
        make("LK207", end, Set(world, kinds, leaky), Set(world, kinds, clean), expect)
    make("LK207", "-declared", Set(SALES, RATE, area_and_rate(0), *KNOWN), Set(SALES, RATE, area_and_rate(0.05), *KNOWN),
         "LK207 note area rate")
