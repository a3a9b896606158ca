#!/usr/bin/env python3
"""Whole reports on the samples, kept beside this file and compared with what the program writes now. Prints TAP.

Usage: run.py PROGRAM            compare
       run.py PROGRAM --update   write them anew; then look at the difference before you commit it

Text and Markdown must be the same bytes. In JSON, numbers may differ in their last digits (compilers and processors
round differently), and each report must keep to schemas/report.schema.json (skipped without python3-jsonschema).
"""
import difflib
import json
import math
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1780000000"}
ENVIRONMENT.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})

AUDITS = {
    "credit-card": ["audit", "samples/credit-card/schema.yaml"],
    "credit-card-without-schema": ["audit", "samples/credit-card/data.csv", "--target", "card"],
    "pneumonia": ["audit", "samples/pneumonia/schema.yaml"],
    "pneumonia-check": ["check", "samples/pneumonia/schema.yaml"],
    "titanic": ["audit", "samples/titanic/schema.yaml"],
    "titanic-without-schema": ["audit", "samples/titanic/data.csv", "--target", "survived"],
}
SHEETS = {
    "credit-card": ["info-sheet", "samples/credit-card/schema.yaml"],
    "pneumonia": ["info-sheet", "samples/pneumonia/schema.yaml"],
    "titanic": ["info-sheet", "samples/titanic/schema.yaml"],
    "titanic-without-schema": ["info-sheet", "samples/titanic/data.csv", "--target", "survived"],
}
SKELETONS = {
    "titanic": ["init", "samples/titanic/data.csv", "--target", "survived"],
}
FORMATS = {"text": "txt", "markdown": "md", "json": "json", "sarif": "sarif", "junit": "xml", "github": "github.txt",
           "html": "html"}
SHEET_FORMATS = {"markdown": "info-sheet.md", "html": "info-sheet.html"}
SKELETON_FORMATS = {None: "skeleton.yaml"}  # there is but one


def writings():
    """All that is kept: a name, the words of the command, the format, the file's ending."""
    for commands, formats in ((AUDITS, FORMATS), (SHEETS, SHEET_FORMATS), (SKELETONS, SKELETON_FORMATS)):
        for name, words in commands.items():
            for form, ending in formats.items():
                yield name, words, form, ending


def report(program, words, form):
    done = subprocess.run([program, *words, *(["--format", form] if form else [])], cwd=ROOT, env=ENVIRONMENT, capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=60, check=False)
    assert done.returncode in (0, 1), "exit %d: %s" % (done.returncode, done.stderr.decode())
    return done.stdout.decode("utf-8")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def same(a, b):
    """Whether two JSON values are alike but for the last digits of numbers."""
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, float) or isinstance(b, float):
        return type(a) in (int, float) and type(b) in (int, float) and math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)
    return type(a) is type(b) and a == b


def compare(program, words, form, path):
    now, kept = report(program, words, form), read(path)
    if form == "json" and same(json.loads(kept), json.loads(now)):
        return
    assert form != "json" and now == kept, "\n".join(
        list(difflib.unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", lineterm="", n=1))[:60])


def validate(program, words):
    import jsonschema
    schema = json.loads(read(os.path.join(ROOT, "schemas", "report.schema.json")))
    jsonschema.Draft202012Validator(schema).validate(json.loads(report(program, words, "json")))


def update(program):
    for name, words, form, ending in writings():
        with open(os.path.join(HERE, "%s.%s" % (name, ending)), "w", encoding="utf-8", newline="") as file:
            file.write(report(program, words, form))


def cases(program):
    for name, words, form, ending in writings():
        path = os.path.join(HERE, "%s.%s" % (name, ending))
        yield "%s as %s" % (name, ending), lambda: compare(program, words, form, path)
    for name, words in AUDITS.items():
        yield "%s keeps to the schema of reports" % name, lambda: validate(program, words)


def main(program, *options):
    program = os.path.abspath(program)
    if "--update" in options:
        update(program)
        return 0
    failed = 0
    print("1..%d" % (len(list(writings())) + len(AUDITS)))
    for number, (name, case) in enumerate(cases(program), 1):
        try:
            case()
            print("ok %d - %s" % (number, name))
        except ImportError:
            print("ok %d - %s # SKIP there is no jsonschema" % (number, name))
        except Exception as problem:  # a case that breaks must not hide the others
            failed += 1
            print("not ok %d - %s" % (number, name))
            for line in str(problem).splitlines()[:60]:
                print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
