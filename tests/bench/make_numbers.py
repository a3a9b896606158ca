#!/usr/bin/env python3
"""Writes a CSV file of numbers to standard output, the same bytes every time: make_numbers.py ROWS [COLUMNS].

20 columns and 6 200 000 rows make about 1 GB. Numbers have one to four decimals and either sign, so that neither their
length nor their sign can be predicted; rows do not repeat. The last column, y, is 1 in a fifth of the rows by chance.
"""
import random
import sys

rows = int(sys.argv[1])
columns = int(sys.argv[2]) if len(sys.argv) > 2 else 20
draw = random.Random(1)
pool = ["%.*f" % (draw.randint(1, 4), draw.uniform(-1000, 1000)) for _ in range(200000)]
write = sys.stdout.write
write(",".join("x%d" % c for c in range(columns - 1)) + ",y\n")
for start in range(0, rows, 1000):
    count = min(1000, rows - start)
    cells = draw.choices(pool, k=count * (columns - 1))
    classes = draw.choices("00001", k=count)
    write("".join("%s,%s\n" % (",".join(cells[r * (columns - 1):(r + 1) * (columns - 1)]), classes[r])
                  for r in range(count)))
