#!/usr/bin/env python3
"""Holds the documentation to the program: its commands run, its outputs are printed, its schemas are accepted. Prints TAP.

Usage: readme.py LEAKAUDIT

README.md, CONTRIBUTING.md, docs/ and the samples' pages are looked at. In a `console` block, `$ COMMAND` is run from the root of
the repository, and the lines below it must be printed in that order; `...` stands for any lines. In a `sh` block, commands and
options of leakaudit must exist. A `yaml` block that begins with `version:` must be a valid schema
(or baseline, or policy), one with `id:` a valid rule.
"""
import glob
import os
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.join(ROOT, "build", "leakaudit")
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
ENVIRONMENT.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})

# What a newcomer is told to type first, word for word.
FIRST_LINES = [
    "scripts/bootstrap && build/leakaudit audit samples/credit-card/schema.yaml",
    "scripts/bootstrap && meson test -C build --print-errorlogs",
]


class Wrong(Exception):
    pass


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def run(words, folder=ROOT):
    done = subprocess.run([PROGRAM, *words], cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
    return done.returncode, done.stdout.splitlines()


def blocks(text):
    """The fenced blocks of a page: (language, first line's number, lines)."""
    language, lines, start = None, [], 0
    for number, line in enumerate(text.splitlines(), 1):
        if language is None and line.startswith("```"):
            language, lines, start = line[3:].strip(), [], number + 1
        elif language is not None and line == "```":
            yield language, start, lines
            language = None
        elif language is not None:
            lines.append(line)


def words_of(command):
    """The arguments of a leakaudit command, or None for another program."""
    words = shlex.split(command, comments=True)
    return words[1:] if words and words[0] in ("leakaudit", "build/leakaudit") else None


def printed(wanted, lines):
    """The first line of `wanted` that is missing, or None."""
    at, free = 0, True
    for line in wanted:
        if line == "...":
            free = True
            continue
        while free and at < len(lines) and lines[at].rstrip() != line.rstrip():
            at += 1
        if at == len(lines) or lines[at].rstrip() != line.rstrip():
            return line
        at, free = at + 1, False
    return None


def check_console(lines):
    runs = []
    for line in lines:
        if line.startswith("$ "):
            runs.append((line[2:], []))
        elif runs:
            runs[-1][1].append(line)
    code = None
    for command, wanted in runs:
        if command == "echo $?":
            if wanted != [str(code)]:
                raise Wrong("the exit code is %s" % code)
            continue
        words = words_of(command)
        if words is None:
            raise Wrong("only leakaudit can be run here: " + command)
        code, told = run(words)
        if code not in (0, 1):
            raise Wrong("exit code %d from %s\n%s" % (code, command, "\n".join(told)))
        # The first line shown is the first line printed, unless `...` comes before it.
        missing = wanted[0] if wanted and wanted[0] != "..." and wanted[0].rstrip() != told[0].rstrip() \
            else printed(wanted, told)
        if missing is not None:
            raise Wrong("%s does not print: %s" % (command, missing))


def options_of(command):
    return set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", "\n".join(run([command, "--help"])[1])))


def check_shell(lines):
    for command in re.split(r"&&|;|\n", "\n".join(lines).replace("\\\n", " ")):
        words = words_of(command.strip())
        if not words or words[0].startswith("-"):
            continue
        if run([words[0], "--help"])[0] != 0:
            raise Wrong("there is no command: leakaudit " + words[0])
        unknown = {word.split("=")[0] for word in words[1:] if word.startswith("-") and word != "-"} - \
            options_of(words[0])
        if unknown:
            raise Wrong("leakaudit %s has no option %s" % (words[0], ", ".join(sorted(unknown))))


def check_yaml(lines):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "a.yaml"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        body = [line for line in lines if line and not line.startswith("#")]
        policy = any(line.startswith(("fail_on:", "required:")) for line in body)
        if body[1:2] == ["findings:"] or policy:
            with open(os.path.join(folder, "b.yaml"), "w", encoding="utf-8") as file:
                file.write("version: 1\nname: any\n")
            code, told = run(["check", "b.yaml", "--policy" if policy else "--baseline", "a.yaml"], folder)
        elif body and body[0].startswith("version:"):
            code, told = run(["check", "a.yaml"], folder)
        elif body and body[0].startswith("id:"):
            code, told = run(["rules", "--rules", "."], folder)
        else:
            return
        if code not in (0, 1):
            raise Wrong("\n".join(told))


def check_links(path, text):
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        if "://" in name:
            continue
        full = os.path.normpath(os.path.join(ROOT, os.path.dirname(path), name)) if name else os.path.join(ROOT, path)
        if not os.path.exists(full):
            raise Wrong("%s links to %s, which is not there" % (path, target))
        if anchor:
            with open(full, encoding="utf-8") as file:
                headings = re.findall(r"^#+ (.*)$", file.read(), re.MULTILINE)
            if anchor not in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}:
                raise Wrong("%s links to %s, which has no such heading" % (path, target))


CHECKS = {"console": check_console, "sh": check_shell, "yaml": check_yaml}


def cases():
    for line in FIRST_LINES:
        def first(line=line):
            if "```sh\n%s\n```" % line not in read("README.md"):
                raise Wrong("README.md does not show: " + line)
            if not os.access(os.path.join(ROOT, "scripts/bootstrap"), os.X_OK):
                raise Wrong("scripts/bootstrap can't be run")
            words = words_of(line.split(" && ")[1])
            if words is not None and run(words)[0] != 1:
                raise Wrong("the exit code is not 1")
        yield "README.md begins with: " + line, first
    pages = ["README.md", "CONTRIBUTING.md", *sorted(glob.glob("docs/**/*.md", root_dir=ROOT, recursive=True)),
             *sorted(glob.glob("samples/*/README.md", root_dir=ROOT))]
    for page in pages:
        text = read(page)
        yield "links of " + page, lambda page=page, text=text: check_links(page, text)
        for language, start, lines in blocks(text):
            if language in CHECKS:
                yield "%s:%d" % (page, start), lambda check=CHECKS[language], lines=lines: check(lines)
    for path in sorted(glob.glob("schemas/starter/*.yaml", root_dir=ROOT)):
        yield "%s passes the gate" % path, lambda path=path: passes(path)
    yield "generated pages are up to date", up_to_date


def passes(path):
    code, told = run(["check", path])
    if code != 0:
        raise Wrong("\n".join(told))


def up_to_date():
    done = subprocess.run([sys.executable, os.path.join(ROOT, "scripts/update-docs"), "--check", PROGRAM],
                          capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        raise Wrong(done.stdout + done.stderr)


def main():
    todo = list(cases())
    print("1..%d" % len(todo))
    failed = 0
    for number, (name, case) in enumerate(todo, 1):
        try:
            case()
            print("ok %d - %s" % (number, name.replace("#", "")))
        except Exception as problem:  # a case that breaks must not hide the others
            failed += 1
            print("not ok %d - %s" % (number, name.replace("#", "")))
            for line in str(problem).splitlines():
                print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
