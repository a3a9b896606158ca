#!/usr/bin/env python3
"""Reads HTML reports as a stranger would: what leaks, how sure that is, what was not checked, what to do; and holds the
pages to what makes them readable for everybody (WCAG 2.1: language, headings, landmarks, tables, names of pictures,
contrast). Prints TAP.

Usage: run.py PROGRAM
"""
import csv
import html.parser
import json
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.join(ROOT, "build", "leakaudit")
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1780000000"}
ENVIRONMENT.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})
BLOCKS = {"p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "title", "desc", "text", "summary"}
VOID = {"meta", "br", "link", "img", "hr", "input"}


def run(*words, folder=ROOT, timeout=60):
    done = subprocess.run([PROGRAM, *words], cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=timeout, check=False)
    assert done.returncode in (0, 1), "%s: exit %d\n%s" % (words, done.returncode, done.stderr.decode())
    return done.stdout.decode("utf-8")


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, attributes, parent, []

    def all(self, *tags):
        for child in self.children:
            if isinstance(child, Node):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def text(self):
        parts = (child if isinstance(child, str) else child.text() + " " * (child.tag in BLOCKS) for child in self.children)
        return re.sub(r"\s+", " ", "".join(parts)).strip()

    def find(self, name):
        return next(node for node in self.all() if node.attributes.get("id") == name)


class Page(html.parser.HTMLParser):
    """A tree of the page; complains of tags that don't match."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", {}, None)
        self.feed(text)
        self.close()
        assert self.at is self.root, "<%s> is not closed" % self.at.tag

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs), self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag, attrs):
        self.at.children.append(Node(tag, dict(attrs), self.at))

    def handle_endtag(self, tag):
        assert self.at.tag == tag, "</%s> closes <%s>" % (tag, self.at.tag)
        self.at = self.at.parent

    def handle_data(self, data):
        self.at.children.append(data)


# --- a reviewer's questions


def case_a_reviewer_learns_from_the_summary_what_leaks_and_what_to_do():
    page = Page(run("audit", "samples/credit-card/schema.yaml", "--format", "html")).root
    report = json.loads(run("audit", "samples/credit-card/schema.yaml", "--format", "json"))
    summary = page.find("summary").text()
    questions = ["What leaks, or may leak", "How sure that is", "What was not checked", "What to do"]
    places = [summary.index(question) for question in questions]
    assert places == sorted(places), places
    parts = dict(zip(questions, (summary[start:end] for start, end in zip(places, places[1:] + [len(summary)]))))
    leaks = parts["What leaks, or may leak"]
    assert leaks.index("share") < leaks.index("expenditure") < leaks.index("majorcards"), leaks
    for finding in report["findings"]:
        told = "%s %s" % (finding["message"], finding["certainty"])
        assert finding["severity"] == "note" or told in leaks, told
    for word in {finding["certainty"] for finding in report["findings"]}:
        assert re.search(r"\b%s\b \w+" % word, parts["How sure that is"]), word
    gaps = parts["What was not checked"]
    assert "there are no two splits to compare" in gaps and "no pipeline is declared" in gaps, gaps
    for undecided in report["undecided"]:
        assert undecided["rule"] in gaps, undecided
    for finding in report["findings"]:
        plain = finding["repair"].split("\n\n")[0].replace("`", "").replace("\n", " ").strip()
        assert plain in parts["What to do"], plain
    assert "What would stand in share at the moment when card has to be predicted?" in parts["What to do"]


def case_no_measure_is_named_without_words_for_it():
    measures = json.loads(run("measures", "--format", "json"))
    labels = {measure["name"]: measure["label"] for measure in measures}
    for sample in ("credit-card", "pneumonia"):
        page = Page(run("audit", "samples/%s/schema.yaml" % sample, "--format", "html")).root
        for abbr in page.all("abbr"):
            assert abbr.parent.text() == labels[abbr.text()] + abbr.text(), abbr.parent.text()
        assert not [name for name in labels if name in page.find("summary").text()
                    and "(%s)" % name not in page.find("summary").text()]


# --- readable for everybody


def check_anchors(page):
    names = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)
    for link in page.all("a"):
        target = link.attributes["href"]
        assert target.startswith("#") and target[1:] in names or target.startswith("https://doi.org/"), target
        assert link.text(), "a link without a text to %s" % target
    for node in page.all():
        assert node.attributes.get("aria-labelledby", names[0]) in names, node.attributes


def check_structure(page):
    assert next(page.all("html")).attributes["lang"] == "en"
    assert len(list(page.all("h1"))) == len(list(page.all("main"))) == len(list(page.all("header"))) == 1
    level = 0
    for heading in page.all("h1", "h2", "h3", "h4"):
        assert int(heading.tag[1]) <= level + 1, "%s after h%d: %s" % (heading.tag, level, heading.text())
        level = int(heading.tag[1])
    assert not list(page.all("script", "img", "link", "iframe"))
    first = next(next(page.all("body")).all("a"))
    assert first.attributes["class"] == "skip"
    for nav in page.all("nav"):
        assert nav.attributes["aria-label"]


def check_tables(page):
    for table in page.all("table"):
        assert next(table.all("caption")).text()
        assert all(cell.attributes.get("scope") in ("row", "col") for cell in table.all("th"))
        rows = [[cell for cell in row.children if isinstance(cell, Node)] for row in table.all("tr")]
        assert len({len(row) for row in rows}) == 1, table.text()[:200]


def check_pictures(page):
    for picture in page.all("svg"):
        assert picture.attributes["role"] == "img"
        names = [child.tag for child in picture.children if isinstance(child, Node)][:2]
        assert names == ["title", "desc"] and all(next(picture.all(tag)).text() for tag in names), names


def check_page(text):
    page = Page(text).root
    assert not re.search(r"<(?![a-z/!])", text), "an unescaped <"
    for check in (check_anchors, check_structure, check_tables, check_pictures):
        check(page)
    assert not re.search(r"\b(nan|inf|-inf)\b", page.text().replace("NaN", "")), "a number that is none"
    assert not re.search(r'="[^"]*\b(nan|inf)\b', text), "a coordinate that is none"
    return page


def case_every_page_is_readable_for_everybody():
    for words in (["audit", "samples/credit-card/schema.yaml"], ["audit", "samples/pneumonia/schema.yaml"],
                  ["check", "samples/pneumonia/schema.yaml"], ["audit", "samples/mlops/schema.yaml"],
                  ["audit", "samples/titanic/data.csv", "--target", "survived"]):
        if os.path.exists(os.path.join(ROOT, words[1])):
            check_page(run(*words, "--format", "html"))


# --- pictures of splits

SPLITS = {"LK301": "knows", "LK302": "knows", "LK303": "knows", "LK305": "knows", "LK306": "knows", "LK307": "knows",
          "LK401": "in time", "LK402": "in time", "LK403": "in time", "LK404": "in time"}


def case_what_splits_share_is_drawn_and_no_cell_is_in_it():
    for rule, title in SPLITS.items():
        folder = os.path.join(ROOT, "tests", "rules", rule, "leaky")
        with open(os.path.join(folder, "command"), encoding="utf-8") as file:
            words = [*file.read().split(), "--select", rule, "--format", "html"]
        text = run(*words, folder=folder)
        assert text == run(*words, folder=folder), "%s: other bytes the second time" % rule
        page = check_page(text)
        pictures = [next(picture.all("title")).text() for picture in page.all("svg")]
        assert any(title in picture for picture in pictures), (rule, pictures)
        told = page.text()
        for name in sorted(os.listdir(folder)):
            if name.endswith(".csv"):
                with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                    cells = {cell for row in list(csv.reader(file))[1:] for cell in row if len(cell) > 5}
                assert not [cell for cell in cells if cell in told], rule


# --- contrast (WCAG 2.1, 1.4.3 and 1.4.11)


def luminance(colour):
    colour = colour if len(colour) > 3 else "".join(digit * 2 for digit in colour)
    shares = [int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def case_colours_have_contrast_in_light_in_dark_and_on_paper():
    text = run("audit", "samples/credit-card/schema.yaml", "--format", "html")
    palettes = [dict(re.findall(r"--(\w+):#([0-9a-f]+)", block)) for block in re.findall(r":root\{([^}]*)\}", text)]
    assert len(palettes) == 3, "light, dark, print"
    for palette in palettes:
        palette = {**palettes[0], **palette}
        for ink in ("ink", "dim", "link", "error", "warning", "note"):
            for paper in ("paper", "soft"):
                assert contrast(palette[ink], palette[paper]) >= 4.5, (ink, paper, palette)


# --- many columns


def case_two_thousand_columns_stay_usable():
    draw = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "wide.csv"), "w", encoding="utf-8", newline="") as file:
            sheet = csv.writer(file)
            sheet.writerow(["y"] + ["feature_%d" % i for i in range(2000)])
            for _ in range(300):
                target = draw.randrange(2)
                leaks = [target * 10 + draw.randrange(9) for _ in range(40)]
                sheet.writerow([target] + leaks + [draw.randrange(1000) for _ in range(1960)])
        text = run("audit", "wide.csv", "--target", "y", "--format", "html", folder=folder, timeout=120)
        assert len(text.encode("utf-8")) < 5e6, len(text)
        page = check_page(text)
        assert len(page.find("summary").text()) < 20000
        assert len(list(page.all("svg"))) < 400


def main():
    cases = [(name, case) for name, case in globals().items() if name.startswith("case_")]
    print("1..%d" % len(cases))
    failed = 0
    for number, (name, case) in enumerate(cases, 1):
        try:
            case()
            print("ok %d - %s" % (number, name[5:].replace("_", " ")))
        except AssertionError as error:
            failed += 1
            print("not ok %d - %s" % (number, name[5:].replace("_", " ")))
            print("\n".join("# " + line for line in str(error).splitlines()))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
