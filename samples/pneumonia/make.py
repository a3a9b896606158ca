"""Makes data.csv: 400 invented patients who came to a clinic with a cough.

    python3 make.py > data.csv

The numbers are made up, but the mistake is one that is made: the antibiotic is prescribed after, and because of, the
diagnosis that the model is meant to make. Same bytes on every run.
"""

import random
import sys

COLUMNS = ["visit", "age", "weight", "male", "smoker", "cough_days", "chest_pain", "temperature",
           "oxygen_saturation", "took_antibiotic_medicine", "got_pneumonia"]


def patient(visit, draw):
    age = round(min(95, max(18, draw.gauss(48, 18))))
    smoker = draw.random() < 0.24
    sick = draw.random() < 0.10 + 0.0025 * (age - 18) + (0.06 if smoker else 0)
    male = draw.random() < 0.5
    return {
        "visit": visit,
        "age": age,
        "weight": round(draw.gauss(84 if male else 70, 13), 1),
        "male": int(male),
        "smoker": int(smoker),
        "cough_days": max(1, round(draw.gauss(8 if sick else 6, 3))),
        "chest_pain": int(draw.random() < (0.45 if sick else 0.18)),
        "temperature": round(draw.gauss(38.1 if sick else 37.5, 0.8), 1),
        "oxygen_saturation": min(100, round(draw.gauss(94.8 if sick else 96.6, 2.2))),
        # After the diagnosis: everybody who has pneumonia, and a few others for another reason.
        "took_antibiotic_medicine": int(sick or draw.random() < 0.015),
        "got_pneumonia": int(sick),
    }


def main():
    draw = random.Random(20)
    out = sys.stdout
    out.write(",".join(COLUMNS) + "\n")
    for visit in range(1, 401):
        row = patient(visit, draw)
        out.write(",".join(str(row[name]) for name in COLUMNS) + "\n")


if __name__ == "__main__":
    main()
