"""Tables in which rows resemble each other for honest reasons, for the benchmark of splits.

Each control is a function of (draw, rows) that returns {column: cells}; the target is y, a time is called date, the id
of a person pid. Sixteen ways in which rows come to agree without having been copied: few values, hidden classes, peaks,
zeros, questionnaires, many or few numbers, texts, catalogues, panels, walks, seasons, times, categories.
"""
import datetime
import math

DAY = datetime.timedelta(days=1)
START = datetime.datetime(2015, 1, 1)


def poisson(draw, mean):
    limit, count, product = math.exp(-mean), 0, draw.random()
    while product > limit:
        count, product = count + 1, product * draw.random()
    return count


def coin(draw, share):
    return str(int(draw.random() < share))


def few_values(draw, rows):
    table = {"c%d" % j: [draw.choice("abcde"[:3 + j % 3]) for _ in range(rows)] for j in range(5)}
    table["y"] = [coin(draw, 0.5 if cell == "a" else 0.3) for cell in table["c0"]]
    return table


def few_numbers(draw, rows):
    age = [draw.randrange(18, 70) for _ in range(rows)]
    return {"age": list(map(str, age)), "kids": [str(poisson(draw, 1)) for _ in age], "sex": [coin(draw, 0.5) for _ in age],
            "edu": [str(draw.randint(1, 5)) for _ in age], "y": [coin(draw, 0.01 * years) for years in age]}


def hidden_classes(kinds, keep, values, columns):
    def table(draw, rows):
        kind = [draw.randrange(kinds) for _ in range(rows)]
        result = {"c%d" % j: [str((z * 7 * (1 if columns == 10 else j + 1) + j) % values if draw.random() < keep
                                  else draw.randrange(values)) for z in kind] for j in range(columns)}
        result["y"] = [str((z % 2) ^ (draw.random() < 0.1)) for z in kind]
        return result
    return table


def many_zeros(draw, rows):
    empty = [draw.random() < 0.5 for _ in range(rows)]
    table = {"x%d" % j: ["0" if none else "%.1f" % math.exp(draw.gauss(3, 1)) for none in empty] for j in range(8)}
    table["y"] = [coin(draw, 0.1 if none else 0.4) for none in empty]
    return table


def questionnaire(draw, rows):
    mood = [draw.gauss(3, 1) for _ in range(rows)]
    same = [draw.random() < 0.15 for _ in range(rows)]  # those who tick one column
    table = {"q%d" % j: [str(min(5, max(1, round(round(z) if lazy else z + draw.gauss(0, 1))))) for z, lazy in zip(mood, same)]
             for j in range(10)}
    table["y"] = [str(int(z + draw.gauss(0, 1) > 3)) for z in mood]
    return table


def many_numbers(draw, rows):
    values = [[draw.gauss(0, 1) for _ in range(20)] for _ in range(rows)]
    table = {"x%d" % j: ["%.6f" % row[j] for row in values] for j in range(20)}
    table["y"] = ["%.6f" % (sum(row[:3]) + draw.gauss(0, 1)) for row in values]
    return table


def rounded_numbers(draw, rows):
    size = [draw.gauss(0, 1) for _ in range(rows)]
    return {"a": ["%.1f" % (5 + z + draw.gauss(0, 0.3)) for z in size], "b": ["%.1f" % (3 + z + draw.gauss(0, 0.3)) for z in size],
            "c": ["%.1f" % (1 + z / 2 + draw.gauss(0, 0.1)) for z in size],
            "y": [str(int(z + draw.gauss(0, 0.2) > 0)) for z in size]}


def texts(draw, rows):
    words = "good bad ok fast slow nice poor cheap late great".split()
    text = [draw.choice(["ok", "good", "bad", "thanks", "great"]) if draw.random() < 0.4
            else " ".join(draw.choice(words) for _ in range(draw.randint(2, 11))) for _ in range(rows)]
    stars = [draw.randint(1, 5) for _ in text]
    return {"text": text, "len": [str(len(t)) for t in text], "stars": list(map(str, stars)),
            "y": [str(int(s > 3) ^ (draw.random() < 0.1)) for s in stars]}


def catalogue(draw, rows):
    goods = [("%.2f" % math.exp(draw.gauss(3, 1)), "%.3f" % math.exp(draw.gauss(0, 1)), str(draw.randrange(20))) for _ in range(200)]
    bought = [draw.choice(goods) for _ in range(rows)]
    return {"price": [g[0] for g in bought], "weight": [g[1] for g in bought], "brand": [g[2] for g in bought],
            "qty": [str(1 + poisson(draw, 1)) for _ in bought], "hour": [str(draw.randrange(8, 20)) for _ in bought],
            "y": [coin(draw, 0.2) for _ in bought]}


def panel(named):
    """Ten visits each of some people; without its name a person is still known by age, sex, height and town."""
    def table(draw, rows):
        people = [(draw.randrange(20, 80), draw.randrange(2), round(draw.gauss(170, 10)), draw.randrange(12), draw.gauss(0, 1))
                  for _ in range(rows // 10)]
        ids = draw.sample(range(1000, 1000 + 3 * len(people)), len(people))
        visits = [(p, v) for p in range(len(people)) for v in range(10)]
        result = {"pid": [str(ids[p]) for p, _ in visits], "age": [str(people[p][0]) for p, _ in visits],
                  "sex": [str(people[p][1]) for p, _ in visits], "height": [str(people[p][2]) for p, _ in visits],
                  "city": [str(people[p][3]) for p, _ in visits], "visit": [str(v) for _, v in visits],
                  "bp": ["%.0f" % (120 + 10 * people[p][4] + draw.gauss(0, 5)) for p, _ in visits],
                  "chol": ["%.0f" % draw.gauss(200, 20) for _ in visits],
                  "y": ["%.3f" % (2 * people[p][4] + 0.02 * (people[p][0] - 50) + 0.1 * v + draw.gauss(0, 1)) for p, v in visits]}
        if not named:
            result["_pid"] = result.pop("pid")  # for the split alone
        return result
    return table


def days(rows):
    return [(START + DAY * t).strftime("%Y-%m-%d") for t in range(rows)]


def walk(draw, rows):
    total, cells = 0.0, []
    for _ in range(rows):
        total += draw.gauss(0, 1)
        cells.append("%.3f" % total)
    return cells


def walks(draw, rows):
    return {"date": days(rows), **{name: walk(draw, rows) for name in "abcde"}, "y": walk(draw, rows)}


def seasons(draw, rows):
    wave = [math.sin(2 * math.pi * t / 365) for t in range(rows)]
    promo = [draw.randrange(2) for _ in wave]
    return {"date": days(rows), "temp": ["%.1f" % (15 + 10 * w + draw.gauss(0, 2)) for w in wave],
            "dow": [str(t % 7) for t in range(rows)], "promo": list(map(str, promo)),
            "y": ["%.1f" % (50 + 8 * w + 5 * (t % 7 > 4) + p + draw.gauss(0, 3)) for t, (w, p) in enumerate(zip(wave, promo))]}


def stamped(draw, rows):
    first = [draw.gauss(0, 1) for _ in range(rows)]
    return {"date": [(START + datetime.timedelta(hours=7) * t).strftime("%Y-%m-%d %H:%M") for t in range(rows)],
            "a": ["%.6f" % v for v in first], "b": [str(draw.randrange(5)) for _ in first],
            "y": ["%.6f" % (v + draw.gauss(0, 1)) for v in first]}


def categories(draw, rows):
    town = [draw.gauss(0, 1) for _ in range(40)]
    code = [draw.gauss(0, 0.5) for _ in range(150)]
    lot = [(draw.randrange(40), draw.randrange(12), draw.randrange(150), math.exp(draw.gauss(4.5, 0.4)), draw.randrange(1950, 2020))
           for _ in range(rows)]
    return {"nbhd": [str(r[0]) for r in lot], "job": [str(r[1]) for r in lot], "zip": [str(r[2]) for r in lot],
            "area": ["%.0f" % r[3] for r in lot], "year": [str(r[4]) for r in lot],
            "y": ["%.3f" % (town[r[0]] + code[r[2]] + 0.01 * r[3] + draw.gauss(0, 0.5)) for r in lot]}


CONTROLS = {
    "few values": few_values, "few numbers": few_numbers, "hidden classes": hidden_classes(6, 0.85, 5, 10),
    "peaks": hidden_classes(30, 0.97, 11, 8), "many zeros": many_zeros, "questionnaire": questionnaire,
    "many numbers": many_numbers, "rounded numbers": rounded_numbers, "texts": texts, "catalogue": catalogue,
    "panel": panel(True), "panel without id": panel(False), "walks": walks, "seasons": seasons, "stamped": stamped,
    "categories": categories,
}
