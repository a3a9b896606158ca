#!/usr/bin/env python3
"""Runs the real program on hostile and odd input: whole public test suites, and every promise about exit codes,
repeatable bytes and private cells. Prints TAP.

Usage: run.py PROGRAM [CASE ...]. A case is a function whose name begins with case_.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "leakaudit"
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TERM": "xterm", "SOURCE_DATE_EPOCH": "1780000000"}
ENVIRONMENT.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})
MARKER = "zqxsecret"  # stands in every cell, so that no report may hold it
NUMBER = "918273645"  # the same for numbers

# Control characters of ASCII and Latin-1 but for the line feed, and characters that break or turn lines.
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
TAG = re.compile(r"(?<!\\)<[A-Za-z/!?]")


def run(*words, folder=None, timeout=5, codes=(0, 1, 3)):
    """What the program wrote to standard output, and to standard error, as text."""
    done = subprocess.run([PROGRAM, *words], cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=timeout, check=False)
    told = "%s: exit %d\n%s" % (" ".join(words), done.returncode, done.stderr.decode("utf-8", "replace"))
    assert done.returncode in codes, told
    assert b"Sanitizer" not in done.stderr and b"runtime error" not in done.stderr, told
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert not CONTROL.search(out + err), "%s: %r\n%s" % (told, CONTROL.search(out + err), out)
    return done.returncode, out, err


def write(folder, name, text):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
    return name


def read(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read().decode("utf-8")


def listed(folder, ending):
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(ending))


def refused(err, path):
    """Holds an error to its form: path:line: error: why."""
    assert re.search(r"^%s:\d+(:\d+)?: error: \S" % re.escape(path), err, re.MULTILINE), err


# --- CSV


def expect_table(report, rows, path):
    """Holds a report to the table that the suite says a file holds."""
    assert report["dataset"]["rows"] == len(rows), (path, report["dataset"]["rows"], len(rows))
    if not rows:
        return
    assert [column["name"] for column in report["columns"]] == list(rows[0]), path
    for column in report["columns"]:
        cells = [row[column["name"]] for row in rows]
        filled = {cell for cell in cells if cell != ""}
        assert column["missing"] == cells.count(""), (path, column)
        assert column["distinct"] == len(filled), (path, column)


def case_csv_files_are_read_as_the_suite_says():
    read_well = 0
    for path in listed(os.path.join(HERE, "csv-spectrum", "csvs"), ".csv"):
        name = os.path.basename(path)
        with open(os.path.join(HERE, "csv-spectrum", "json", name[:-4] + ".json"), encoding="utf-8") as file:
            rows = json.load(file)
        code, out, err = run("audit", name, "--format", "json", folder=os.path.dirname(path), codes=(0, 1, 2, 3))
        if code == 2 and not out:
            refused(err, name)
        else:
            expect_table(json.loads(out), rows, name)
            read_well += 1
    assert read_well == 11, "only %d were read" % read_well


# --- YAML


def yaml_suite():
    """The suite in one file: "ID valid|invalid BYTES", the text, an empty line."""
    with open(os.path.join(HERE, "yaml-test-suite", "inputs.txt"), "rb") as file:
        rest = file.read()
    while rest.strip():
        head, rest = rest.split(b"\n", 1)
        name, kind, size = head.decode("ascii").split()
        yield name, kind, rest[:int(size)]
        rest = rest[int(size) + 1:].lstrip(b"\n") if rest[int(size):int(size) + 1] == b"\n" else rest[int(size):]


def case_yaml_files_end_with_an_error_or_a_verdict():
    with tempfile.TemporaryDirectory() as folder:
        count = 0
        for name, kind, text in yaml_suite():
            path = write(folder, name.replace("/", "-") + ".yaml", text)
            code, _, err = run("check", path, folder=folder, codes=(0, 1, 2))
            assert code == 2 or kind == "valid", "%s is not valid, but judged" % name
            if code == 2:
                refused(err, path)
            count += 1
    assert count > 200, count


# --- Names and texts that people wrote to break programs


def naughty():
    with open(os.path.join(HERE, "blns", "blns.json"), encoding="utf-8") as file:
        return list(dict.fromkeys(json.load(file)))


def groups(items, size):
    return [items[i:i + size] for i in range(0, len(items), size)]


def csv_cell(text):
    return '"%s"' % text.replace('"', '""')


def yaml_text(text):
    """A double-quoted scalar in which everything unusual is escaped."""
    plain = lambda c: c if " " <= c <= "~" and c not in '"\\' else ("\\U%08X" if ord(c) > 0xFFFF else "\\u%04X") % ord(c)
    return '"%s"' % "".join(map(plain, text))


def audit_in_all_formats(folder, *words):
    """Runs once, looks at all reports, and returns the JSON report; None when the input was refused."""
    code, out, err = run("audit", *words, "--report", "json=r.json", "--report", "markdown=r.md", folder=folder,
                         timeout=30, codes=(0, 1, 2, 3))
    assert MARKER not in out + err and NUMBER not in out + err, "a cell in:\n" + out + err
    if code == 2 and not os.path.exists(os.path.join(folder, "r.json")):
        assert ": error: " in err, err
        return None
    reports = {name: read(folder, name) for name in ("r.json", "r.md")}
    for name, text in reports.items():
        assert not CONTROL.search(text), "%s: %r" % (name, CONTROL.search(text))
        assert MARKER not in text and NUMBER not in text, "a cell in %s:\n%s" % (name, text)
        os.remove(os.path.join(folder, name))
    tag = TAG.search(reports["r.md"])
    assert not tag, "a tag in Markdown: " + reports["r.md"][max(0, tag.start() - 40):tag.end() + 40]
    return json.loads(reports["r.json"])


def secret_rows(names, cells):
    """Sixty rows: a target of two classes, a text, a number, and what is given for each further column."""
    lines = [",".join(map(csv_cell, ["target", "text", "number", *names]))]
    for row in range(60):
        kind = "%s%s" % (MARKER, "no" if row * row % 7 < 3 else "yes")
        lines.append(",".join(map(csv_cell, [kind, MARKER + str(row), NUMBER + ".%d" % row, *cells(row)])))
    return "\r\n".join(lines) + "\r\n"


def case_naughty_column_names_are_harmless():
    read_well = 0
    with tempfile.TemporaryDirectory() as folder:
        for names in groups([name for name in naughty() if name], 40):
            write(folder, "data.csv", secret_rows(names, lambda row: [MARKER + str(row % 9)] * len(names)))
            report = audit_in_all_formats(folder, "data.csv", "--target", "target", "--verbose")
            read_well += report is not None and [c["name"] for c in report["columns"]][3:] == names
    assert read_well >= 10, "only %d groups of names came back as they were" % read_well


def case_naughty_cells_stay_private():
    strings = naughty()
    with tempfile.TemporaryDirectory() as folder:
        for cells in groups(strings, 100):
            cell = lambda row: [cells[(row + shift * 17) % len(cells)] + MARKER for shift in range(8)]
            write(folder, "data.csv", secret_rows(["column%d" % i for i in range(8)], cell))
            assert audit_in_all_formats(folder, "data.csv", "--target", "target", "--verbose"), cells


def case_naughty_schemas_are_harmless():
    schema = """version: 1
name: {0}
description: {0}
data: data.csv
task: {{target: target}}
columns:
  - {{name: target, role: target, description: {0}}}
  - {{name: text, role: feature, available: true, available_reason: {0}}}
  - {{name: number, type: integer, role: feature, available: false, available_reason: {0}}}
suppressions:
  - {{rule: LK311, reason: {0}}}
meta: {{anything: {0}}}
"""
    judged = 0
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "data.csv", secret_rows([], lambda row: []))
        strings = [text for text in naughty() if text]
        for text in strings:
            write(folder, "schema.yaml", schema.format(yaml_text(text)))
            judged += audit_in_all_formats(folder, "schema.yaml") is not None
    assert judged > 0.9 * len(strings), "only %d of %d were judged" % (judged, len(strings))


def case_wrong_cells_stay_private():
    """What an error or a note says about a bad row must not quote it."""
    good = secret_rows([], lambda row: [])
    with tempfile.TemporaryDirectory() as folder:
        for bad in ("%s,%s\n" % (MARKER, MARKER), '"%s"%s,1,2\n' % (MARKER, MARKER), '"%s\n' % MARKER,
                    ",".join([MARKER] * 9) + "\n", MARKER + "\xff,\x00,1\n"):
            write(folder, "data.csv", good.encode() + bad.encode("latin-1"))
            write(folder, "schema.yaml", "version: 1\ndata: data.csv\ntask: {target: target}\ncolumns:\n"
                  "  - {name: target, role: target, constraints: {enum: [a, b]}}\n"
                  "  - {name: text, type: integer}\n  - {name: number, type: date}\n")
            audit_in_all_formats(folder, "data.csv", "--target", "target")
            audit_in_all_formats(folder, "schema.yaml")


# --- Repeatable bytes


def case_the_same_input_gives_the_same_bytes():
    samples = os.path.join(HERE, "..", "..", "samples")
    with tempfile.TemporaryDirectory() as folder:
        for place in ("here", "there/deeper"):
            for sample in ("pneumonia", "credit-card"):
                os.makedirs(os.path.join(folder, place, "samples", sample))
                for name in ("schema.yaml", "data.csv"):
                    with open(os.path.join(samples, sample, name), "rb") as file:
                        write(os.path.join(folder, place, "samples", sample), name, file.read())
        for sample in ("pneumonia", "credit-card"):
            for form in ("text", "json", "markdown"):
                words = ("audit", "samples/%s/schema.yaml" % sample, "--format", form)
                outs = {run(*words, folder=os.path.join(folder, place))[1] for place in ("here", "here", "there/deeper")}
                assert len(outs) == 1, "%s differs" % " ".join(words)
                assert folder not in outs.pop(), "an absolute path in " + " ".join(words)


def case_any_number_of_threads_gives_the_same_bytes():
    """A table of words and numbers, held whole and as a sample, so large that threads share its columns."""
    rows = ["y," + ",".join("x%d" % column for column in range(12))]
    for row in range(20000):
        cells = [(row * (column + 3) * 2654435761 >> 7) % 1009 for column in range(12)]
        rows.append("%d,%s" % (sum(cells) % 2, ",".join("w%d" % cell if column % 3 == 0 else "%d.%02d" % (cell, column)
                                                        for column, cell in enumerate(cells))))
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "data.csv", "\n".join(rows).encode() + b"\n")
        for memory in ("1G", "1M"):
            words = ("audit", "data.csv", "--target", "y", "--format", "json", "--memory", memory)
            outs = {run(*words, "--jobs", jobs, folder=folder, timeout=60)[1] for jobs in ("1", "2", "5")}
            assert len(outs) == 1, "%s differs by the number of threads" % memory


# --- Exit codes


SCHEMA = """version: 1
task: {target: y}
split: {strategy: kfold}
columns:
  - {name: y, role: target}
  - {name: x, type: integer, role: feature, available: %s, available_reason: Asked at the desk.}
"""


def case_every_exit_code_has_its_cause():
    table = "x,y\n" + "".join("%d,%d\n" % (row * 37 % 50, row * row % 7 < 3) for row in range(60))
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "good.yaml", SCHEMA % "true")
        write(folder, "leaky.yaml", SCHEMA % "false")
        write(folder, "wrong.yaml", SCHEMA.replace("target: y", "tagret: y"))
        write(folder, "data.csv", table)
        write(folder, "ragged.csv", table + "1,2,3\n")
        write(folder, "same.csv", "x,y\n" + "1,1\n" * 30)
        write(folder, "empty.csv", "")
        for code, *words in (
                (0, "check", "good.yaml"), (1, "check", "leaky.yaml"), (0, "check", "leaky.yaml", "--fail-on", "never"),
                (2, "check", "wrong.yaml"), (2, "check", "good.yaml", "wrong.yaml"), (2, "check"), (2, "audti"),
                (2, "check", "good.yaml", "--fromat", "json"), (2, "check", "good.yaml", "--select", "LK201"),
                (0, "audit", "data.csv", "--target", "y"), (1, "audit", "data.csv", "--target", "y", "--fail-on", "note"),
                (0, "audit", "data.csv"), (3, "audit", "same.csv", "--target", "y"), (2, "audit", "data.csv", "--target", "z"),
                (2, "audit", "ragged.csv", "--target", "y"), (2, "audit", "empty.csv", "--target", "y"),
                (2, "audit", "nothing.csv", "--target", "y"), (2, "audit", folder, "--target", "y"),
                (2, "audit", "data.csv", "--target", "y", "--report", "json=no/such/folder/r.json")):
            run(*words, folder=folder, codes=(code,))
        if os.path.exists("/dev/full"):
            run("audit", "data.csv", "--target", "y", "--report", "json=/dev/full", folder=folder, codes=(4,))


def case_several_json_reports_are_one_document():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.yaml", "b.yaml"):
            write(folder, name, SCHEMA % "true")
        write(folder, "wrong.yaml", SCHEMA % "perhaps")
        for words, count in ((("a.yaml", "b.yaml"), 2), (("wrong.yaml", "b.yaml"), 1), (("wrong.yaml", "wrong.yaml"), 0)):
            _, out, _ = run("check", *words, "--format", "json", folder=folder, codes=(0, 2))
            assert len(json.loads(out)) == count, out


def main(wanted):
    cases = [(name, case) for name, case in globals().items()
             if name.startswith("case_") and (not wanted or name[5:] in wanted)]
    print("1..%d" % len(cases))
    failed = 0
    for number, (name, case) in enumerate(cases, 1):
        try:
            case()
            print("ok %d - %s" % (number, name[5:]))
        except Exception as problem:  # a case that breaks must not hide the others
            failed += 1
            print("not ok %d - %s" % (number, name[5:]))
            for line in (str(problem) or repr(problem)).splitlines()[:60]:
                print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:]))
