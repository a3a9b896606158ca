"""Steps that learn from rows and leave traces in the numbers: filling in, encoding, components, bins, weights of words,
selection. Plain Python.

Each is step(draw, table, fit rows, shipped rows) -> the columns that are written; a table is a dictionary of columns.
Steps that look at the target take it from the column "y"; the tables drawn here have one where their steps need it.
"""
import bisect
import math
import statistics

# ---- tables ----


def categories(draw, rows=1000, kinds=10):
    """Categories, some common and some rare, a target that depends on them, and a number that tells nothing."""
    weights = [1 / (k + 1) for k in range(kinds)]
    effect = [draw.gauss(0, .5) for _ in range(kinds)]
    kind = draw.choices(range(kinds), weights, k=rows)
    y = [int(draw.random() < 1 / (1 + math.exp(-effect[k]))) for k in kind]
    return {"kind": kind, "noise": [round(draw.gauss(0, 1), 2) for _ in range(rows)], "y": y}


def few_categories(draw):
    return categories(draw, 300, 5)


def words(draw, rows=120, vocabulary=60):
    weights = [1 / (w + 1) for w in range(vocabulary)]
    table = {"w%d" % w: [0] * rows for w in range(vocabulary)}
    for row in range(rows):
        for w in draw.choices(range(vocabulary), weights, k=draw.randrange(10, 50)):
            table["w%d" % w][row] += 1
    return table


def noise(draw, rows=100, columns=2000):
    """Features that have nothing to do with the target."""
    table = {"g%d" % c: [draw.gauss(0, 1) for _ in range(rows)] for c in range(columns)}
    table["y"] = [draw.randrange(2) for _ in range(rows)]
    return table


# ---- filling in ----


def fill(statistic):
    def step(draw, table, fit_rows, rows):
        made = {}
        for name, values in table.items():
            missing = {r for r in range(len(values)) if draw.random() < .1}
            filling = statistic([values[r] for r in fit_rows if r not in missing])
            made[name] = [filling if r in missing else values[r] for r in rows]
        return made
    return step


mean_filled, median_filled = fill(statistics.fmean), fill(statistics.median)

def nearest_filled(draw, table, fit_rows, rows):
    """The mean of the 5 nearest rows of the fit, in the columns both have, that know the cell."""
    names = list(table)
    missing = {(r, name) for name in names for r in range(len(table[name])) if draw.random() < .05}
    known = [[None if (r, name) in missing else table[name][r] for name in names] for r in range(len(table[names[0]]))]

    def distance(a, b):
        apart = [x - y for x, y in zip(known[a], known[b]) if x is not None and y is not None]
        return sum(x * x for x in apart) / len(apart) if apart else math.inf
    made = {}
    for c, name in enumerate(names):
        donors = [r for r in fit_rows if known[r][c] is not None]
        made[name] = [known[r][c] if known[r][c] is not None else
                      statistics.fmean(known[d][c] for d in sorted(donors, key=lambda d: distance(r, d))[:5]) for r in rows]
    return made


# ---- encoding ----


def encoder(kind, category, y, fit_rows):
    """A function of a category and, where the row itself is left out, its outcome."""
    count, total = {}, {}
    for r in fit_rows:
        count[category[r]] = count.get(category[r], 0) + 1
        total[category[r]] = total.get(category[r], 0) + y[r]
    n, positives = len(fit_rows), sum(y[r] for r in fit_rows)
    mean = positives / n

    def bayes(m, s):
        weight = m * mean * (1 - mean)
        return (weight * s / m + s / m * (1 - s / m) * mean) / (weight + s / m * (1 - s / m))

    def sigmoid(m, s):
        weight = 1 / (1 + math.exp(-(m - 20) / 10))
        return weight * s / m + (1 - weight) * mean

    def of(k, own=None):
        m, s = count.get(k, 0), total.get(k, 0)
        if m == 0 or (own is not None and m == 1):
            return 0 if kind in ("count", "frequency", "evidence") else mean
        if own is not None:
            return (s - own) / (m - 1)
        return {"smoothed": lambda: (s + 10 * mean) / (m + 10), "bayes": lambda: bayes(m, s), "sigmoid": lambda: sigmoid(m, s),
                "evidence": lambda: math.log((s + 1) / (positives + 2) / ((m - s + 1) / (n - positives + 2))),
                "count": lambda: m, "frequency": lambda: m / n}.get(kind, lambda: s / m)()
    return of


def encode(kind):
    """`left-out`: rows of the fit get the mean of the others; `crossed`: that of the other folds; all others the mean."""
    def step(draw, table, fit_rows, rows):
        category, y = table["kind"], table["y"]
        of = encoder(kind, category, y, fit_rows)
        made = {r: of(category[r]) for r in rows}
        if kind == "left-out":
            made.update((r, of(category[r], y[r])) for r in fit_rows)
        if kind == "crossed":
            shuffled = list(fit_rows)
            draw.shuffle(shuffled)
            for fold in range(5):
                others = encoder("mean", category, y, [r for i, r in enumerate(shuffled) if i % 5 != fold])
                made.update((r, others(category[r])) for r in shuffled[fold::5])
        return {"kind": [made[r] for r in rows], "noise": [table["noise"][r] for r in rows]}
    return step


# ---- components ----


def eigenvectors(matrix):
    """Of a symmetric matrix, by Jacobi's rotations; the columns, largest eigenvalue first."""
    n, a = len(matrix), [row[:] for row in matrix]
    v = [[float(i == j) for j in range(n)] for i in range(n)]
    for _ in range(60):
        if sum(a[i][j] ** 2 for i in range(n) for j in range(i)) < 1e-26 * sum(a[i][i] ** 2 for i in range(n)):
            break
        for p in range(n):
            for q in range(p + 1, n):
                if a[p][q] == 0:
                    continue
                theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                t = math.copysign(1, theta) / (abs(theta) + math.hypot(theta, 1))
                c = 1 / math.hypot(t, 1)
                s = t * c
                for k in range(n):
                    a[k][p], a[k][q] = c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]
                for k in range(n):
                    a[p][k], a[q][k] = c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]
                for k in range(n):
                    v[k][p], v[k][q] = c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]
    order = sorted(range(n), key=lambda i: -a[i][i])
    return [[v[k][i] for k in range(n)] for i in order], [a[i][i] for i in order]


def project(whiten):
    def step(draw, table, fit_rows, rows):
        columns = list(table.values())
        means = [statistics.fmean(c[r] for r in fit_rows) for c in columns]
        matrix = [[math.fsum((a[r] - i) * (b[r] - j) for r in fit_rows) / len(fit_rows) for b, j in zip(columns, means)]
                  for a, i in zip(columns, means)]
        vectors, values = eigenvectors(matrix)
        kept = min(5, len(columns))
        return {"pc%d" % (i + 1): [sum(w * (c[r] - m) for w, c, m in zip(vectors[i], columns, means)) /
                                   (math.sqrt(values[i]) if whiten else 1) for r in rows] for i in range(kept)}
    return step


# ---- bins ----


def bins(count):
    def step(draw, table, fit_rows, rows):
        made = {}
        for name, values in table.items():
            ordered = sorted(values[r] for r in fit_rows)
            edges = []
            for k in range(1, count):
                at = k / count * (len(ordered) - 1)
                low = ordered[int(at)]
                edges.append(low + (at - int(at)) * (ordered[min(int(at) + 1, len(ordered) - 1)] - low))
            made[name] = [bisect.bisect_right(edges, values[r]) for r in rows]
        return made
    return step


# ---- weights of words ----


def weigh(unit):
    def step(draw, table, fit_rows, rows):
        idf = {}
        for name, values in table.items():
            documents = sum(values[r] > 0 for r in fit_rows)
            idf[name] = math.log((1 + len(fit_rows)) / (1 + documents)) + 1
        made = {name: [values[r] * idf[name] for r in rows] for name, values in table.items()}
        if unit:
            for i in range(len(rows)):
                length = math.sqrt(sum(values[i] ** 2 for values in made.values()))
                for values in made.values():
                    values[i] /= length
        return made
    return step


# ---- selection ----


def select(count):
    def step(draw, table, fit_rows, rows):
        y = [table["y"][r] for r in fit_rows]

        def strength(name):
            x = [table[name][r] for r in fit_rows]
            return abs(statistics.correlation(x, y))
        names = sorted((name for name in table if name != "y"), key=strength)[-count:]
        return {name: [table[name][r] for r in rows] for name in sorted(names)}
    return step
