"""The leaks of the planted benchmark: each a function that draws the columns that carry the answer.

A plant is called with (draw, truths, honest, amount): a random.Random, the target's values, the honest columns by
name, and how much of the leak is spoilt (or, where it says so, how strong it is). It returns {column: cells}.
"""
import math


def flipped(draw, truths, share):
    return [truth ^ (draw.random() < share) for truth in truths]


# ---- binary target ----

def recode(draw, truths, honest, flips):
    return {"leak": ["X" if truth else "Y" for truth in flipped(draw, truths, flips)]}


def codes(draw, truths, honest, flips):
    return {"leak": [draw.choice(["r1", "r2", "r3"] if truth else ["s1", "s2", "s3", "s4"])
                     for truth in flipped(draw, truths, flips)]}


def cut(draw, truths, honest, flips):
    return {"leak": ["%.2f" % (40 + abs(draw.gauss(0, 8)) if truth else 39.99 - abs(draw.gauss(0, 8)))
                     for truth in flipped(draw, truths, flips)]}


def amount_or(draw, present, filler):
    return "%.2f" % (9 * math.exp(draw.gauss(0, 1))) if present else filler


def present(draw, truths, honest, coverage):
    return {"leak": [amount_or(draw, truth and draw.random() < coverage, "") for truth in truths]}


def mostly_present(draw, truths, honest, others):
    return {"leak": [amount_or(draw, draw.random() < (0.9 if truth else others), "") for truth in truths]}


def zero(draw, truths, honest, coverage):
    return {"leak": [amount_or(draw, truth and draw.random() < coverage, "0") for truth in truths]}


def comparison(draw, truths, honest, flips):
    first = ["%.1f" % draw.gauss(60, 10) for _ in truths]
    gap = [abs(draw.gauss(0, 5)) + 0.1 for _ in truths]
    second = ["%.1f" % (float(a) + (-g if truth else g))
              for a, g, truth in zip(first, gap, flipped(draw, truths, flips))]
    return {"leak_a": first, "leak_b": second}


def cut_of_sum(draw, truths, honest, amount):
    first = ["%.1f" % draw.gauss(50, 8) for _ in truths]
    sums = [110 + abs(draw.gauss(0, 6)) if truth else 109.8 - abs(draw.gauss(0, 6)) for truth in truths]
    return {"leak_a": first, "leak_b": ["%.1f" % (total - float(a)) for total, a in zip(sums, first)]}


def id_block(draw, truths, honest, shuffled):
    order = sorted(range(len(truths)), key=lambda row: -truths[row])
    ids = [0] * len(truths)
    for number, row in enumerate(order):
        ids[row] = number
    some = [row for row in range(len(truths)) if draw.random() < shuffled]
    values = [ids[row] for row in some]
    draw.shuffle(values)
    for row, value in zip(some, values):
        ids[row] = value
    return {"leak": [str(1000 + value) for value in ids]}


def named(draw, truths, honest, shift):
    return {"duration": ["%.2f" % draw.gauss(truth * shift, 1) for truth in truths]}


def unnamed(draw, truths, honest, shift):
    return {"leak": ["%.2f" % draw.gauss(truth * shift, 1) for truth in truths]}


# ---- the way cells are written ----

def writing(styles):
    def plant(draw, truths, honest, flips):
        return {"leak": [styles(draw)[truth] for truth in flipped(draw, truths, flips)]}
    return plant


def decimals(draw):
    value = draw.gauss(50, 10)
    return "%.2f" % value, "%.3f" % value


def missing(draw):
    return ("", "NA") if draw.random() < 0.3 else ("%.1f" % draw.gauss(50, 10),) * 2


def letters(draw):
    word = draw.choice(["red", "green", "blue", "white"])
    return word, word.upper()


def quotes(draw):
    word = draw.choice(["red", "green", "blue", "white"])
    return word, '"%s"' % word


def blanks(draw):
    value = "%.1f" % draw.gauss(50, 10)
    return value, " " + value


def layout(draw):
    day = "2024-%02d-%02d" % (draw.randint(1, 12), draw.randint(1, 28))
    return day, day + " 00:00"


# ---- several classes ----

def sliced(draw, truths, honest, amount):
    """Classes 0 and 1 are cut from one quantity; the others lie anywhere."""
    cells = []
    for truth in truths:
        value = draw.gauss(0, 1)
        while truth < 2 and (value > 0) != (truth == 1):
            value = draw.gauss(0, 1)
        cells.append("%.3f" % (50 + 10 * value))
    return {"leak": cells}


def same_words(draw, truths, honest, share):
    """The target's own labels, right in that share of the rows."""
    return {"leak": ["c%d" % (truth if draw.random() < share else draw.randrange(4)) for truth in truths]}


# ---- numeric target ----

def part(draw, truths, share=1.0):
    return ["%.2f" % (draw.random() * truth * share) for truth in truths]


def rest(truths, *parts):
    return ["%.2f" % (truth - sum(map(float, cells))) for truth, *cells in zip(truths, *parts)]


def sum_of_two(draw, truths, honest, amount):
    first = part(draw, truths)
    return {"leak_a": first, "leak_b": rest(truths, first)}


def sum_of_three(draw, truths, honest, amount):
    first, second = part(draw, truths, 0.4), part(draw, truths, 0.4)
    return {"leak_a": first, "leak_b": second, "leak_c": rest(truths, first, second)}


def product(draw, truths, honest, amount):
    first = ["%.2f" % (7 * math.exp(draw.gauss(0, 0.5)) + 0.01) for _ in truths]
    return {"leak_a": first, "leak_b": ["%.5f" % (truth / float(cell)) for truth, cell in zip(truths, first)]}


def logarithm(draw, truths, honest, amount):
    return {"leak": ["%.6f" % math.log(max(truth, 1)) for truth in truths]}


def bins(draw, truths, honest, amount):
    edges = [sorted(truths)[len(truths) * quarter // 4] for quarter in (1, 2, 3)]
    return {"leak": [["low", "mid", "high", "top"][sum(truth >= edge for edge in edges)] for truth in truths]}


def sum_and_fee(draw, truths, honest, amount):
    first = part(draw, truths)
    fees = [draw.choice([0, 2.5, 5]) for _ in truths]
    return {"leak_a": first, "leak_b": rest(truths, first, fees)}


def noisy(draw, truths, honest, share):
    mean = sum(truths) / len(truths)
    deviation = math.sqrt(sum((truth - mean) ** 2 for truth in truths) / len(truths))
    return {"leak": ["%.2f" % draw.gauss(truth, share * deviation) for truth in truths]}


# name: plant, amounts, task
PLANTS = {
    "recode": (recode, (0, 0.01, 0.03, 0.1), "binary"),
    "reason codes": (codes, (0, 0.01, 0.05), "binary"),
    "cut": (cut, (0, 0.002, 0.02), "binary"),
    "present for the class": (present, (1, 0.5, 0.2, 0.05), "binary"),
    "mostly present": (mostly_present, (0.02, 0.1, 0.3), "binary"),
    "not zero": (zero, (1, 0.5, 0.2), "binary"),
    "a < b": (comparison, (0, 0.005, 0.02), "binary"),
    "cut on a + b": (cut_of_sum, (0,), "binary"),
    "ids by class": (id_block, (0, 0.3, 0.6), "binary"),
    "named, shifted": (named, (0.8, 1.2, 2), "binary"),
    "unnamed, shifted": (unnamed, (1.2, 2, 3), "binary"),
    "decimals": (writing(decimals), (0, 0.05, 0.2), "binary"),
    "spelling of missing": (writing(missing), (0, 0.05, 0.2), "binary"),
    "letters": (writing(letters), (0, 0.05, 0.2), "binary"),
    "quotes": (writing(quotes), (0, 0.05, 0.2), "binary"),
    "blanks": (writing(blanks), (0, 0.05, 0.2), "binary"),
    "layout of dates": (writing(layout), (0, 0.05, 0.2), "binary"),
    "touching cut": (sliced, (0,), "multiclass"),
    "same words": (same_words, (0.7, 0.4), "multiclass"),
    "a + b": (sum_of_two, (0,), "regression"),
    "a + b + c": (sum_of_three, (0,), "regression"),
    "a * b": (product, (0,), "regression"),
    "logarithm": (logarithm, (0,), "regression"),
    "bins": (bins, (0,), "regression"),
    "a + b + fee": (sum_and_fee, (0,), "regression"),
    "noisy copy": (noisy, (0.05, 0.2, 0.4), "regression"),
}
