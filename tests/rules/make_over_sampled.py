#!/usr/bin/env python3
"""Writes the cases LK202/{leaky,clean}-over-sampled: rows of the rarer class stand in the file several times. Their columns
repeat with them, which proves nothing; a code that fixes the class in rows that differ does.

Usage: tests/rules/make_over_sampled.py
"""
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    for side in ("leaky", "clean"):
        draw = random.Random("over-sampled")
        folder = os.path.join(HERE, "LK202", side + "-over-sampled")
        os.makedirs(folder, exist_ok=True)
        rows = []
        for i in range(300):
            sick = i % 6 == 0
            code = (200 + draw.randrange(3) if sick else 100 + draw.randrange(9)) if side == "leaky" else draw.randrange(12)
            row = "%.6f,%.6f,%.6f,%d,%d" % (draw.gauss(0, 1), draw.gauss(5, 2), draw.gauss(1, 3), code, sick)
            rows += [row] * (5 if sick else 1)
        draw.shuffle(rows)
        with open(os.path.join(folder, "data.csv"), "w", encoding="utf-8") as file:
            file.write("a,b,c,code,sick\n" + "".join(row + "\n" for row in rows))
        with open(os.path.join(folder, "command"), "w", encoding="utf-8") as file:
            file.write("audit data.csv --target sick --task binary\n")


if __name__ == "__main__":
    main()
