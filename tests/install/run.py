#!/usr/bin/env python3
"""Installs leakaudit into a temporary folder and uses what is there: program, manual page, completions, library. Prints TAP.

Usage: run.py BUILD-FOLDER SANITIZERS COMPILER...

example.c is compiled as a stranger would do it: with the flags that pkg-config gives and nothing else (but for the
SANITIZERS that the library was built with, "none" usually). Every header must compile alone.
"""
import glob
import os
import re
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def run(*words, **options):
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False, **options)
    assert "Sanitizer" not in done.stderr and "runtime error" not in done.stderr, done.stderr
    return done


def succeed(*words, **options):
    done = run(*words, **options)
    assert done.returncode == 0, "%s: exit %d\n%s%s" % (" ".join(words), done.returncode, done.stdout, done.stderr)
    return done.stdout


class Installed:
    """A whole installation below a folder, and the ways to what is in it."""

    def __init__(self, root, build, sanitizers, compiler):
        succeed("meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", root)
        pc = self.only(root, "leakaudit.pc")
        with open(pc, encoding="utf-8") as file:
            self.prefix = root + re.search(r"^prefix=(.*)$", file.read(), re.MULTILINE).group(1)
        self.root, self.libraries = root, os.path.dirname(os.path.dirname(pc))
        self.compiler = [*compiler, "-std=c17", "-Wall", "-Wextra", "-Werror"]
        if sanitizers != "none":
            self.compiler.append("-fsanitize=" + sanitizers)
        self.environment = dict(os.environ, PKG_CONFIG_PATH=os.path.dirname(pc), PKG_CONFIG_SYSROOT_DIR=root,
                                LD_LIBRARY_PATH=self.libraries)

    @staticmethod
    def only(root, name):
        found = glob.glob("**/" + name, root_dir=root, recursive=True)
        assert len(found) == 1, "%s: %s" % (name, found)
        return os.path.join(root, found[0])

    def flags(self, *what):
        return shlex.split(succeed("pkg-config", *what, "leakaudit", env=self.environment))

    def path(self, *parts):
        return os.path.join(self.prefix, *parts)


def case_the_program_runs(installed):
    told = succeed(installed.path("bin/leakaudit"), "--version")
    version = succeed("pkg-config", "--modversion", "leakaudit", env=installed.environment)
    assert told.startswith("leakaudit " + version), told


def case_everything_is_in_its_place(installed):
    for path in ("share/man/man1/leakaudit.1", "share/bash-completion/completions/leakaudit",
                 "share/zsh/site-functions/_leakaudit", "share/fish/vendor_completions.d/leakaudit.fish",
                 "share/leakaudit/schemas/dataset.schema.json", "share/leakaudit/rules/LK101-unavailable-feature.yaml",
                 "share/doc/leakaudit/formats.md", "share/doc/leakaudit/LICENSE"):
        assert os.path.getsize(installed.path(path)) > 0, path
    words = glob.glob(installed.path("share/leakaudit/rules/words/*.yaml"))
    assert len(words) == len(glob.glob(os.path.join(ROOT, "rules/words/*.yaml"))), words


def case_installed_pages_are_what_the_program_writes(installed):
    for name, page in (("man", "man/man1/leakaudit.1"), ("fish", "fish/vendor_completions.d/leakaudit.fish")):
        with open(installed.path("share", page), encoding="utf-8") as file:
            assert file.read() == succeed(installed.path("bin/leakaudit"), "help", "--format", name), page


def case_every_header_compiles_alone(installed):
    folder = installed.path("include/leakaudit")
    headers = glob.glob("**/*.h", root_dir=folder, recursive=True)
    assert "audit.h" in headers
    for header in headers:
        succeed(*installed.compiler, *installed.flags("--cflags"), "-fsyntax-only", "-x", "c", "-",
                input='#include <%s>\nint nothing;\n' % header)


def case_a_program_that_links_the_library_finds_a_leak(installed):
    program = os.path.join(installed.root, "example")
    succeed(*installed.compiler, os.path.join(HERE, "example.c"), *installed.flags("--cflags", "--libs"), "-o", program)
    schema = os.path.join("samples", "credit-card", "schema.yaml")
    done = run(program, schema, cwd=ROOT, env=installed.environment)
    assert done.returncode == 1 and "error LK101: share is a feature" in done.stdout, done.stdout + done.stderr
    same = run(installed.path("bin/leakaudit"), "audit", "--quiet", schema, cwd=ROOT)
    assert done.stdout == same.stdout, "the library and the program disagree:\n" + done.stdout
    assert run(program, "no-such-file.yaml", env=installed.environment).returncode == 2


def case_the_library_exports_no_name_by_accident(installed):
    library = glob.glob(os.path.join(installed.libraries, "libleakaudit.so.*.*.*"))
    assert len(library) == 1, library
    names = re.findall(r" [A-TV-Z] (\w+)", succeed("nm", "-D", "--defined-only", library[0]))
    assert "audit_run" in names and "report_find" in names, names
    headers = ""
    for header in glob.glob(installed.path("include/leakaudit/**/*.h"), recursive=True):
        with open(header, encoding="utf-8") as file:
            headers += file.read()
    strays = [name for name in names if not re.search(r"\b%s\b" % name, headers)]
    assert not strays, "exported, but in no installed header: " + ", ".join(strays)


def main(arguments):
    cases = [(name, case) for name, case in globals().items() if name.startswith("case_")]
    failed = 0
    print("1..%d" % len(cases))
    with tempfile.TemporaryDirectory() as root:
        installed = Installed(root, arguments[0], arguments[1], arguments[2:])
        for number, (name, case) in enumerate(cases, 1):
            try:
                case(installed)
                print("ok %d - %s" % (number, name[5:].replace("_", " ")))
            except Exception as problem:  # a case that breaks must not hide the others
                failed += 1
                print("not ok %d - %s" % (number, name[5:].replace("_", " ")))
                for line in (str(problem) or repr(problem)).splitlines():
                    print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
