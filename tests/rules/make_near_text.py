#!/usr/bin/env python3
"""Writes the cases of LK314: reviews of which some of the test rows are train reviews with a typo and another date, and the
same files with reviews of their own instead. Both hold a few reviews that are alike within train, as forms are.

Usage: tests/rules/make_near_text.py
"""
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = """room staff breakfast view noisy clean small lovely quiet broken shower towel friendly late early station beach
terrace coffee stairs window bed pillow helpful price value dinner parking garden morning evening city family""".split()


def review(draw):
    return " ".join(draw.choice(WORDS) for _ in range(draw.randint(14, 26)))


def near(draw, text):
    at = draw.randrange(10, len(text) - 10)
    return text[:at] + draw.choice("xyz") + text[at + 1:] + " 2024"


def write(folder, name, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write("nights,price,review,recommended\n")
        for text, draw in rows:
            file.write("%d,%d,%s,%d\n" % (draw.randint(1, 9), draw.randint(40, 400), text, draw.random() < 0.6))


def forms():
    """Train texts have neighbours in train, as texts that follow a form do: in one case fewer of them than of the test texts, in
    the other more."""
    for side, neighbours in (("leaky-forms", 1), ("clean-forms", 120)):
        draw = random.Random("LK314 forms")
        folder = os.path.join(HERE, "LK314", side)
        os.makedirs(folder, exist_ok=True)
        train = [review(draw) for _ in range(320)]
        for i in range(neighbours):
            train[neighbours + i] = near(draw, train[i])
        test = [near(draw, text) for text in train[300:320]] + [review(draw) for _ in range(180)]
        write(folder, "train.csv", [(text, draw) for text in train])
        write(folder, "test.csv", [(text, draw) for text in test])
        with open(os.path.join(folder, "command"), "w", encoding="utf-8") as file:
            file.write("audit --train train.csv --test test.csv --target recommended\n")


def main():
    forms()
    for side in ("leaky", "clean"):
        draw = random.Random("LK314")
        folder = os.path.join(HERE, "LK314", side)
        os.makedirs(folder, exist_ok=True)
        train = [review(draw) for _ in range(240)]
        train[5:8] = [near(draw, text) for text in train[0:3]]
        test = [review(draw) for _ in range(80)]
        copies = [near(draw, text) for text in train[40:56]]
        if side == "leaky":
            test[10:26] = copies
        write(folder, "train.csv", [(text, draw) for text in train])
        write(folder, "test.csv", [(text, draw) for text in test])
        with open(os.path.join(folder, "command"), "w", encoding="utf-8") as file:
            file.write("audit --train train.csv --test test.csv --target recommended\n")


if __name__ == "__main__":
    main()
