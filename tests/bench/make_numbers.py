#!/usr/bin/env python3
"""Writes a CSV file of numbers to standard output, the same bytes every time: make_numbers.py ROWS [COLUMNS].

20 columns and 6 200 000 rows make about 1 GB. Numbers have one to four decimals and either sign, so that neither their
length nor their sign can be predicted.
"""
import random
import sys

rows = int(sys.argv[1])
columns = int(sys.argv[2]) if len(sys.argv) > 2 else 20
draw = random.Random(1)
block = ["%s\n" % ",".join("%.*f" % (draw.randint(1, 4), draw.uniform(-1000, 1000)) for _ in range(columns))
         for _ in range(2000)]
sys.stdout.write(",".join("x%d" % c for c in range(columns)) + "\n")
for start in range(0, rows, len(block)):
    sys.stdout.write("".join(block[: rows - start]))
