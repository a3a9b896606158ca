#!/usr/bin/env python3
"""Every rule has a case that leaks and a twin that differs only in the leak. Prints TAP.

Usage: run.py LEAKAUDIT [RULE ...]

tests/rules/LK203/leaky/   a schema and (or) data, and `command`: the arguments, run inside that folder
tests/rules/LK203/clean/   the same without the leak
Further pairs are called leaky-NAME and clean-NAME.

What the leaky case reports and its twin does not must be the rule itself, at its own severity. A file `expect` in
the leaky folder says otherwise, a line for each finding: RULE SEVERITY [COLUMN ...]. The twin must be judged clear
of the rule, not merely skipped; an `expect` with the line `not applicable` in its folder allows that.
"""
import json
import os
import shlex
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


class Failed(Exception):
    pass


def read(path):
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return file.read()


def run(program, arguments, folder):
    done = subprocess.run([program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, timeout=60,
                          capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode not in (0, 1):
        raise Failed("exit code %d from: leakaudit %s\n%s" % (done.returncode, shlex.join(arguments), done.stderr))
    return json.loads(done.stdout)


def catalogue(program):
    rules = run(program, ["rules", "--format", "json"], HERE)
    return {rule["id"]: rule for rule in (rules["rules"] if isinstance(rules, dict) else rules)}


def report(program, folder):
    command = read(os.path.join(folder, "command"))
    if command is None:
        raise Failed("there is no file %s" % os.path.relpath(os.path.join(folder, "command"), HERE))
    return run(program, shlex.split(command) + ["--format", "json"], folder)


def findings(result):
    """What was found, suppressed or not, as (rule, severity, columns)."""
    return {(finding["rule"], finding["severity"], tuple(finding["subject"]["columns"]))
            for finding in result["findings"]}


def show(found):
    return ", ".join(" ".join([rule, severity, *columns]) for rule, severity, columns in sorted(found)) or "nothing"


def check_leaky(rule, folder, leaky, clean):
    extra = leaky - clean
    expect = read(os.path.join(folder, "expect"))
    if expect is not None:
        wanted = {(line[0], line[1], tuple(line[2:])) for line in map(shlex.split, expect.splitlines()) if line}
        if extra != wanted:
            raise Failed("expected %s\nbut beyond its twin it reports %s" % (show(wanted), show(extra)))
    elif {(id, severity) for id, severity, _ in extra} != {(rule["id"], rule["severity"])}:
        raise Failed("expected %s %s alone\nbut beyond its twin it reports %s"
                     % (rule["id"], rule["severity"], show(extra)))


def check_clean(rule, folder, result):
    if any(id == rule["id"] for id, _, _ in findings(result)):
        raise Failed("reports %s" % show(findings(result)))
    row = next((row for row in result["coverage"] if row["rule"] == rule["id"]), None)
    if row is None:
        raise Failed("the rule is not in the coverage ledger")
    skipped = (read(os.path.join(folder, "expect")) or "").strip() == "not applicable"
    if skipped != (row["clear"] == 0):
        raise Failed("the rule did not %s it: %s" % ("skip" if skipped else "clear", json.dumps(row)))


def cases(rule):
    """The pairs of a rule: the ends of their names, "" or "-something"."""
    folder = os.path.join(HERE, rule["id"])
    names = os.listdir(folder) if os.path.isdir(folder) else []
    ends = sorted({name[5:] for name in names if name.startswith(("leaky", "clean"))})
    return ends or [""]


def check(program, rule, end):
    """Yields (description, problem or None) for the leaky case and its twin."""
    folders = {side: os.path.join(HERE, rule["id"], side + end) for side in ("leaky", "clean")}
    try:
        results = {side: report(program, folder) for side, folder in folders.items()}
    except (Failed, json.JSONDecodeError, subprocess.TimeoutExpired) as problem:
        yield rule["id"] + " leaky" + end, problem
        yield rule["id"] + " clean" + end, problem
        return
    for side in ("leaky", "clean"):
        try:
            if side == "leaky":
                check_leaky(rule, folders[side], findings(results["leaky"]), findings(results["clean"]))
            else:
                check_clean(rule, folders[side], results["clean"])
            yield "%s %s%s" % (rule["id"], side, end), None
        except Failed as problem:
            yield "%s %s%s" % (rule["id"], side, end), problem


def strangers(rules):
    """Folders of cases whose rule is gone: most likely a misspelt id."""
    for name in sorted(os.listdir(HERE)):
        if os.path.isdir(os.path.join(HERE, name)) and not name.startswith(("_", ".")) and name not in rules:
            yield name + " is a rule", Failed("there are cases for it, but no rule has this id")


def main(program, *wanted):
    program = os.path.abspath(program)
    rules = catalogue(program)
    results = [result for id in sorted(wanted or rules) for end in cases(rules[id])
               for result in check(program, rules[id], end)]
    results += [] if wanted else strangers(rules)
    print("1..%d" % len(results))
    for number, (name, problem) in enumerate(results, 1):
        print("%s %d - %s" % ("not ok" if problem else "ok", number, name))
        for line in str(problem or "").splitlines():
            print("# " + line)
    return 1 if any(problem for _, problem in results) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
