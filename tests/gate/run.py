#!/usr/bin/env python3
"""The pre-commit hooks in a repository of their own: a good schema passes, a bad one is refused with its place. Prints TAP.

Usage: run.py PROGRAM. Skipped without git or pre-commit.
"""
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOOD = """version: 1
name: churn
task: {target: churned, type: binary}
split: {strategy: kfold}
columns:
  - {name: churned, type: boolean, role: target}
  - {name: tenure, type: integer, role: feature, available: true, available_reason: Known from billing.}
"""
BAD = GOOD + "  - {name: reason, type: category, role: feature, available: false}\n"


def run(words, folder, environment):
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)


def repository(folder, environment):
    """The hooks as a team would have them, but local: pre-commit would fetch them from a repository."""
    with open(os.path.join(ROOT, ".pre-commit-hooks.yaml"), encoding="utf-8") as file:
        hooks = "".join("      " + line if line.strip() else line for line in file if not line.startswith("#"))
    with open(os.path.join(folder, ".pre-commit-config.yaml"), "w", encoding="utf-8") as file:
        file.write("repos:\n  - repo: local\n    hooks:\n" + hooks)
    run(["git", "init", "-q"], folder, environment)


def stage(folder, environment, text):
    with open(os.path.join(folder, "dataset.yaml"), "w", encoding="utf-8") as file:
        file.write(text)
    run(["git", "add", "."], folder, environment)
    return run(["pre-commit", "run", "leakaudit-schema"], folder, environment)


def cases(folder, environment):
    repository(folder, environment)
    good = stage(folder, environment, GOOD)
    yield "a good schema passes", good.returncode == 0 and "Passed" in good.stdout, good
    bad = stage(folder, environment, BAD)
    yield "a bad schema is refused with its place", bad.returncode == 1 and "dataset.yaml:8:5: error LK101" in bad.stdout, bad
    broken = stage(folder, environment, GOOD.replace("role: target", "rolle: target"))
    yield "a typo is refused with a suggestion", broken.returncode == 1 and "did you mean 'role'" in broken.stdout, broken


def main(program):
    environment = dict(os.environ, GIT_CONFIG_GLOBAL=os.devnull)
    with tempfile.TemporaryDirectory() as folder:
        environment["PATH"] = folder + "/bin:" + environment["PATH"]
        environment["PRE_COMMIT_HOME"] = folder + "/cache"
        if not shutil.which("git") or run(["pre-commit", "--version"], folder, environment).returncode != 0:
            print("1..0 # SKIP there is no pre-commit")
            return 0
        os.makedirs(folder + "/bin")
        os.symlink(os.path.abspath(program), folder + "/bin/leakaudit")
        os.makedirs(folder + "/work")
        failed = 0
        print("1..3")
        for number, (name, good, result) in enumerate(cases(folder + "/work", environment), 1):
            failed += not good
            print("%s %d - %s" % ("ok" if good else "not ok", number, name))
            if not good:
                print("".join("# %s\n" % line for line in (result.stdout + result.stderr).splitlines()[:30]), end="")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
