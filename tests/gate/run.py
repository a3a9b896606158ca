#!/usr/bin/env python3
"""The gate in a repository of its own: what `check --against` makes of revisions, and the pre-commit hooks. Prints TAP.

Usage: run.py PROGRAM. Skipped without git; the hooks are left out without pre-commit.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

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


RAISED = GOOD + "  - {name: reason, type: category, role: feature, available: true}\n"
UNDATED = GOOD + "suppressions:\n  - {rule: LK101, column: tenure, reason: It is being looked at.}\n"


def run(words, folder, environment):
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)


def write(folder, name, text):
    os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)


def commit(folder, environment, name, text):
    write(folder, name, text)
    run(["git", "add", "--", "."], folder, environment)
    done = run(["git", "commit", "-qm", "A schema"], folder, environment)
    assert done.returncode == 0, done.stderr


# ---- check --against ----


def against(folder, environment, revision, name, *more):
    return run(["leakaudit", "check", "--quiet", "--against", revision, *more, "--", name], folder, environment)


def told(result, code, text):
    return result.returncode == code and text in result.stdout + result.stderr, result


def revisions(folder, environment):
    """Yields (description, whether it is so, the result) for what git knows of schemas."""
    run(["git", "init", "-q"], folder, environment)
    odd = "-a folder/- b'$(touch x).yaml"
    commit(folder, environment, "dataset.yaml", BAD.replace("role: feature, available: false", "role: ignore, available: false"))
    commit(folder, environment, odd, GOOD)
    run(["git", "tag", "first"], folder, environment)
    write(folder, "dataset.yaml", RAISED)
    write(folder, odd, UNDATED)
    write(folder, "new.yaml", GOOD)

    yield ("what a revision does not have is found", *told(against(folder, environment, "HEAD", "dataset.yaml"), 1,
                                                           "dataset.yaml:8:42: error LK803"))
    yield ("tags and ancestors are revisions", *told(against(folder, environment, "first~1", "dataset.yaml"), 1, "error LK803"))
    yield ("no name is read as anything else", *told(against(folder, environment, "HEAD", odd), 1, odd + ":9:5: error LK808"))
    yield ("and nothing was run", not os.path.exists(folder + "/x") and not os.path.exists(folder + "/-a folder/x"),
           run(["ls"], folder, environment))
    new = run(["leakaudit", "check", "--against", "HEAD", "new.yaml"], folder, environment)
    yield ("a new schema is compared with nothing", *told(new, 0, "there is no HEAD:new.yaml: everything in the schema is new"))
    yield ("an unknown revision is an error", *told(against(folder, environment, "no-such", "new.yaml"), 2,
                                                    "new.yaml: error: --against: 'no-such' is neither a file nor a revision"))
    for word in ("-n", "HEAD:dataset.yaml", "--output=x"):
        yield ("%s is refused" % word, *told(run(["leakaudit", "check", "--against=" + word, "new.yaml"], folder, environment), 2,
                                             "is neither a file nor the name of a revision"))
    write(folder, "HEAD", GOOD)
    same = run(["leakaudit", "check", "--against", "HEAD", "new.yaml"], folder, environment)
    yield "a file of that name wins", same.returncode == 0 and "everything in the schema is new" not in same.stdout, same
    os.remove(folder + "/HEAD")
    hook = dict(environment, GIT_DIR=folder + "/.git", GIT_INDEX_FILE=folder + "/.git/index", GIT_PREFIX="")
    yield ("it works as git's own hook, from below the top", *told(
        run(["leakaudit", "check", "--quiet", "--against", "HEAD", "--", odd], folder, hook), 1, "error LK808"))
    outside = folder + "-outside"
    write(outside, "dataset.yaml", GOOD)
    yield ("outside of a repository there are no revisions", *told(against(outside, environment, "HEAD", "dataset.yaml"), 2,
                                                                   "must be in a git repository"))
    away = dict(environment, PATH=os.path.dirname(folder) + "/bin")
    yield ("without git it says so", *told(against(folder, away, "HEAD", "dataset.yaml"), 2, "git can't be run"))


# ---- the hooks ----


def repository(folder, environment):
    """The hooks as a team would have them, but local: pre-commit would fetch them from a repository."""
    with open(os.path.join(ROOT, ".pre-commit-hooks.yaml"), encoding="utf-8") as file:
        hooks = "".join("      " + line if line.strip() else line for line in file if not line.startswith("#"))
    with open(os.path.join(folder, ".pre-commit-config.yaml"), "w", encoding="utf-8") as file:
        file.write("repos:\n  - repo: local\n    hooks:\n" + hooks)
    run(["git", "init", "-q"], folder, environment)


def stage(folder, environment, text):
    write(folder, "dataset.yaml", text)
    run(["git", "add", "."], folder, environment)
    return run(["pre-commit", "run", "leakaudit-schema", "--verbose"], folder, environment)


def fastest(folder, environment):
    """The least of five: the hook's own seconds, as pre-commit tells them, and those of the whole run."""
    own, whole = [], []
    for _ in range(5):
        start = time.monotonic()
        result = stage(folder, environment, GOOD)
        whole.append(time.monotonic() - start)
        own += [float(seconds) for seconds in re.findall(r"duration: ([0-9.]+)s", result.stdout)]
    return min(own, default=0), min(whole)


def hooks(folder, environment):
    repository(folder, environment)
    good = stage(folder, environment, GOOD)
    yield "a good schema passes", good.returncode == 0 and "Passed" in good.stdout, good
    bad = stage(folder, environment, BAD)
    yield "a bad schema is refused with its place", bad.returncode == 1 and "dataset.yaml:8:5: error LK101" in bad.stdout, bad
    broken = stage(folder, environment, GOOD.replace("role: target", "rolle: target"))
    yield "a typo is refused with a suggestion", broken.returncode == 1 and "did you mean 'role'" in broken.stdout, broken
    own, whole = fastest(folder, environment)
    # A figure to read, not a verdict: a busy machine would fail it for nothing.
    yield "the hook took %.2f s, the whole run %.2f s" % (own, whole), own >= 0, good
    write(folder, "dataset.yaml", GOOD)
    run(["git", "add", "."], folder, environment)
    run(["pre-commit", "install"], folder, environment)
    first = run(["git", "commit", "-qm", "Good"], folder, environment)
    yield "git commits a good schema", first.returncode == 0, first
    write(folder, "dataset.yaml", BAD)
    second = run(["git", "commit", "-qam", "Bad"], folder, environment)
    yield ("and refuses a bad one", second.returncode == 1 and "dataset.yaml:8:5: error LK101" in second.stdout + second.stderr,
           second)


def main(program):
    environment = dict(os.environ, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    for who in ("AUTHOR", "COMMITTER"):
        environment.update({"GIT_%s_NAME" % who: "a", "GIT_%s_EMAIL" % who: "a@example.org"})
    with tempfile.TemporaryDirectory() as folder:
        failed = 0
        environment["PATH"] = folder + "/bin:" + environment["PATH"]
        environment["PRE_COMMIT_HOME"] = folder + "/cache"
        if not shutil.which("git"):
            print("1..0 # SKIP there is no git")
            return 0
        os.makedirs(folder + "/bin")
        os.symlink(os.path.abspath(program), folder + "/bin/leakaudit")
        for name in ("/work", "/hooks"):
            os.makedirs(folder + name)
        results = list(revisions(folder + "/work", environment))
        if run(["pre-commit", "--version"], folder, environment).returncode == 0:
            results += hooks(folder + "/hooks", environment)
        print("1..%d" % len(results))
        for number, (name, good, result) in enumerate(results, 1):
            failed += not good
            print("%s %d - %s" % ("ok" if good else "not ok", number, name))
            if not good:
                print("".join("# %s\n" % line for line in (result.stdout + result.stderr).splitlines()[:30]), end="")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
