#!/usr/bin/env python3
"""Reads reports as their readers do: code scanning, CI servers, workflow runners, Markdown. Prints TAP.

Usage: run.py PROGRAM

Two audits are read: the samples' and one of a table whose columns have names that mean something to one of the
formats. Nothing here is a copy of a published schema: each check is a promise that the reader of the format relies on.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1780000000"}
ENVIRONMENT.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})

NAMES = ["a|b", "`code`", "``", "<b>bold</b>", "<!-- -->", "two\nlines", "carriage\rreturn", "\u202eturned\u202c", "zero\u200bwidth",
         "[here](http://example.org)", "](0)", "[0.9, 1]", "::error::no", "%0A%25", "a,line=1", "file:name", "]]>", "&amp;",
         "{0}", '"quoted"', "it's", "=1+1", "@someone", "#12", "*star*", "_under_", "~~gone~~", "\\|", "\\", "| --- |", "# head",
         "- item", "\x1b[31mred", "tab\there", "\u00e9\u4e2d\U0001f600", "$x$", "<https://example.org>", "www.example.org", ":smile:"]
SAMPLES = [["audit", "samples/credit-card/schema.yaml"], ["audit", "samples/titanic/data.csv", "--target", "survived"],
           ["check", "samples/pneumonia/schema.yaml"], ["audit", "samples/pneumonia/schema.yaml"]]


def csv_cell(text):
    return '"%s"' % text.replace('"', '""')


def yaml_text(text):
    return json.dumps(text, ensure_ascii=False)  # JSON texts are YAML's double-quoted ones


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        file.write(text)


def hostile(folder):
    """A table in which every column repeats the target, so that each one is found, and a schema that names half."""
    rows = [["y"] + NAMES] + [[str(row % 2)] + ["%d" % (row % 2 * 3 + i) for i in range(len(NAMES))] for row in range(80)]
    write(folder, "data.csv", "".join(",".join(map(csv_cell, row)) + "\n" for row in rows))
    columns = "".join("  - {name: %s, available: false, available_reason: %s}\n" % (yaml_text(name), yaml_text(name))
                      for name in NAMES[::2])
    write(folder, "schema.yaml", "version: 1\nname: %s\ndata: data.csv\ntask: {target: y}\ncolumns:\n"
          "  - {name: y, role: target}\n%s" % (yaml_text(NAMES[0]), columns))
    return [["audit", "schema.yaml"], ["audit", "data.csv", "--target", "y"], ["check", "schema.yaml"]]


def reports(program, form):
    """Each audit's report of that format, with the folder its paths are relative to and the JSON report."""
    with tempfile.TemporaryDirectory() as folder:
        for place, audits in ((ROOT, SAMPLES), (folder, hostile(folder))):
            for words in audits:
                texts = []
                for wanted in (form, "json"):
                    done = subprocess.run([program, *words, "--format", wanted], cwd=place, env=ENVIRONMENT,
                                          stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
                    assert done.returncode in (0, 1), done.stderr.decode()
                    texts.append(done.stdout.decode("utf-8"))
                yield place, texts[0], json.loads(texts[1])


# --- SARIF, as code scanning takes it


def expect_location(place, location):
    """A relative URI of a file that is there, and a region inside it."""
    physical = location["physicalLocation"]
    uri, region = physical["artifactLocation"], physical["region"]
    assert uri["uriBaseId"] == "%SRCROOT%" and not urllib.parse.urlsplit(uri["uri"]).scheme, uri
    with open(os.path.join(place, urllib.parse.unquote(uri["uri"])), encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    assert 1 <= region["startLine"] == region["endLine"] <= len(lines), region
    assert 1 <= region["startColumn"] < region["endColumn"] <= len(lines[region["startLine"] - 1]) + 1, region


def expect_text(text):
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e]", text), text
    assert not re.search(r"(?<!\\)(\\\\)*\[[^]]*[^]\\](\\\\)*\]\(", text), "a link in " + text


def case_sarif_is_what_code_scanning_takes(program):
    for place, text, report in reports(program, "sarif"):
        run, = json.loads(text)["runs"]
        rules = run["tool"]["driver"]["rules"]
        for rule in rules:
            assert len(rule["properties"]["tags"]) <= 10 and rule["help"]["text"], rule["id"]
            assert 0 < len(rule["shortDescription"]["text"]) <= 1024 and rule["fullDescription"]["text"], rule["id"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        assert len(run["results"]) == len([f for f in report["findings"] if not f["suppressed"]])
        prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
        assert len(set(prints)) == len(prints)
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"], result
            expect_text(result["message"]["text"])
            for location in result["locations"] + result["relatedLocations"]:
                expect_location(place, location)


# --- JUnit XML: what the readers of Jenkins, GitLab and Azure share


CHILDREN = {"testsuites": {"testsuite"}, "testsuite": {"properties", "testcase", "system-out"}, "properties": {"property"},
            "testcase": {"skipped", "failure", "system-out"}}
ATTRIBUTES = {"testsuites": {"name", "tests", "failures", "errors"},
              "testsuite": {"name", "tests", "failures", "errors", "skipped"}, "property": {"name", "value"},
              "testcase": {"name", "classname"}, "skipped": {"message"}, "failure": {"message", "type"}}


def expect_element(element):
    assert set(element.attrib) == ATTRIBUTES.get(element.tag, set()), (element.tag, element.attrib)
    for child in element:
        assert child.tag in CHILDREN.get(element.tag, ()), (element.tag, child.tag)
        expect_element(child)


def case_junit_counts_what_it_holds(program):
    for _, text, report in reports(program, "junit"):
        root = ElementTree.fromstring(text.encode("utf-8"))
        assert root.tag == "testsuites"
        expect_element(root)
        tests = list(root.iter("testcase"))
        for element in (root, root[0]):
            assert element.get("tests") == str(len(tests)) and element.get("errors") == "0", element.attrib
            assert element.get("failures") == str(len(list(root.iter("failure")))), element.attrib
        assert root[0].get("skipped") == str(len(list(root.iter("skipped"))))
        assert len({(test.get("classname"), test.get("name")) for test in tests}) == len(tests), "two tests of one name"
        graver = [f for f in report["findings"] if f["severity"] != "note" and not f["suppressed"]]
        assert len(list(root.iter("failure"))) == len(graver)


# --- Workflow commands


def decoded(text, escapes):
    for code, character in escapes:
        text = text.replace(code, character)
    return text.replace("%25", "%")


def readable(text):
    """Without the characters that nobody sees and without the names they are written by."""
    return re.sub(r"[^ -~\u00a1-\u1fff\u3000-\U0001ffff]|\\(n|r|t|x[0-9a-f]{2}|u[0-9a-f]{4})", "", text)


def case_workflow_commands_are_ours_alone(program):
    for place, text, report in reports(program, "github"):
        counts = {"error": 0, "warning": 0, "notice": 0}
        messages = [readable(finding["message"]) for finding in report["findings"]]
        for line in text.rstrip("\n").split("\n")[:-1]:
            kind, properties, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()
            counts[kind] += 1
            message = readable(decoded(message, (("%0A", "\n"), ("%0D", "\r"))))
            pairs = dict(pair.split("=") for pair in properties.split(","))
            if message.startswith("and "):
                continue
            assert set(pairs) <= {"file", "line", "col", "title"}, properties
            assert os.path.exists(os.path.join(place, decoded(pairs["file"], (("%2C", ","), ("%3A", ":"))))), properties
            assert any(message.startswith(told) for told in messages), message
        assert max(counts.values()) <= 10, counts


# --- Markdown


def cells(line):
    """How many cells GitHub sees in a line of a table: a pipe counts unless it is escaped, even inside of code."""
    return len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) - 1


def case_markdown_tables_keep_their_columns(program):
    for _, text, report in reports(program, "markdown"):
        width = 0
        for line in text.split("\n"):
            if not line.startswith("|"):
                width = 0
                continue
            width = width or cells(line)
            assert cells(line) == width, "%d cells instead of %d: %s" % (cells(line), width, line)
            assert line.endswith("|"), line
        assert text.count("\n## Columns\n") == (1 if report["columns"] else 0)
        heads = [line for line in text.split("\n") if line.startswith("#")]
        assert all(re.match(r"# Leakage audit of |## [A-Z]|### (error|warning|note) LK\d{3} ", head) for head in heads), heads


def main(program):
    cases = [(name, case) for name, case in globals().items() if name.startswith("case_")]
    print("1..%d" % len(cases))
    failed = 0
    for number, (name, case) in enumerate(cases, 1):
        try:
            case(os.path.abspath(program))
            print("ok %d - %s" % (number, name[5:]))
        except Exception as problem:  # a case that breaks must not hide the others
            failed += 1
            print("not ok %d - %s" % (number, name[5:]))
            for line in (str(problem) or repr(problem)).splitlines()[:30]:
                print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
