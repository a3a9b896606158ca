#!/usr/bin/env python3
"""Holds the manual page and the shell completions to the program's help: nothing is missing, and shells accept them. Prints TAP.

Usage: run.py LEAKAUDIT. Checks of shells and tools that the machine lacks (zsh, fish, mandoc) are skipped.
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
ENVIRONMENT.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})
FORMATS = ("man", "bash", "zsh", "fish")


class Skip(Exception):
    pass


def run(*words, **options):
    return subprocess.run(words, capture_output=True, text=True, timeout=120, check=False, env=ENVIRONMENT, cwd=ROOT,
                          **options)


def succeed(*words, **options):
    done = run(*words, **options)
    assert done.returncode == 0, "%s: exit %d\n%s%s" % (words[0], done.returncode, done.stdout, done.stderr)
    return done.stdout


def written(name):
    return succeed(PROGRAM, "help", "--format", name)


def need(tool):
    if not shutil.which(tool):
        raise Skip(tool + " is not installed")


def commands():
    listing = re.search(r"^Commands\n(.*?)\n\n", succeed(PROGRAM, "help"), re.MULTILINE | re.DOTALL).group(1)
    return re.findall(r"^  (\S+)", listing, re.MULTILINE)


def options(command):
    """The options of a command as its help shows them: (long names, short names, the words of choices)."""
    told = succeed(PROGRAM, "help", command)
    return re.findall(r"--([a-z][a-z-]*)", "\n".join(line for line in told.splitlines() if re.match(r" +(-\w, )?--", line)))


def check_names(page, spell, dashes=str):
    """Every command and every option of every command occurs in the page, as `spell` and `dashes` write them."""
    assert len(commands()) >= 8, commands()
    for command in commands():
        assert re.search(r"\b%s\b" % dashes(command), page), "no command " + command
        for option in options(command):
            assert re.search(spell(option), page), "no option --%s of %s" % (option, command)


def case_the_manual_page_names_everything():
    def dashes(name):
        return re.escape(name.replace("-", "\\-"))
    check_names(written("man"), lambda option: dashes("--" + option) + r"(?!\w|\\-)", dashes)


def case_the_completion_of_bash_names_everything():
    check_names(written("bash"), lambda option: "--" + option + r"(?![\w-])")


def case_the_completion_of_zsh_names_everything():
    check_names(written("zsh"), lambda option: "--" + option + r"(?![\w-])")


def case_the_completion_of_fish_names_everything():
    check_names(written("fish"), lambda option: " -l " + option + " ")


def case_mandoc_has_no_complaint():
    need("mandoc")
    told = succeed("mandoc", "-T", "lint", "-W", "error", input=written("man"))
    told += run("mandoc", "-T", "lint", "-W", "warning", input=written("man")).stdout
    # The page has no date: the same version must give the same bytes.
    assert not [line for line in told.splitlines() if "missing date" not in line], told


def case_groff_has_no_complaint():
    need("groff")
    done = run("groff", "-man", "-Tutf8", "-ww", "-z", input=written("man"))
    assert done.returncode == 0 and done.stderr == "", done.stderr


def case_shells_accept_their_scripts():
    tested = 0
    for shell in FORMATS[1:]:
        if not shutil.which(shell):
            continue
        with tempfile.NamedTemporaryFile("w", suffix="." + shell, encoding="utf-8") as file:
            file.write(written(shell))
            file.flush()
            succeed(shell, "-n", file.name)
        tested += 1
    assert tested, "not even bash is here"


def bash_completes(*words):
    """What bash offers for the last of the words; = is a word of its own there."""
    script = "compopt() { :; }\n%s\nCOMP_WORDS=(%s)\nCOMP_CWORD=%d\n_leakaudit\nprintf '%%s\\n' \"${COMPREPLY[@]}\"\n" % (
        written("bash"), " ".join(shlex.quote(word) for word in words), len(words) - 1)
    return succeed("bash", "--norc", input=script).split()


def fish_completes(*words):
    script = "%s\ncomplete -C %s\n" % (written("fish"), shlex.quote(" ".join(words)))
    home = dict(HOME=tempfile.gettempdir())
    done = subprocess.run(["fish", "--no-config"], input=script, capture_output=True, text=True, timeout=120, check=True,
                          cwd=ROOT, env={**ENVIRONMENT, **home})
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


def check_answers(complete):
    assert complete("leakaudit", "ba") == ["baseline"]
    assert set(commands()) <= set(complete("leakaudit", ""))
    assert complete("leakaudit", "audit", "--ta") == ["--target", "--task"] or \
        complete("leakaudit", "audit", "--targ") == ["--target"]
    assert complete("leakaudit", "audit", "--task", "r") == ["regression", "ranking"] or \
        complete("leakaudit", "audit", "--task", "reg") == ["regression"]
    assert "man" in complete("leakaudit", "help", "--format", "")
    assert "man" not in complete("leakaudit", "rules", "--format", "")
    assert "LK101" in complete("leakaudit", "explain", "LK1")
    assert "sarif=" in complete("leakaudit", "audit", "--report", "sa")
    assert complete("leakaudit", "help", "expl") == ["explain"]
    assert "create" in complete("leakaudit", "baseline", "cre")
    assert "README.md" in complete("leakaudit", "audit", "READ")
    assert "README.md" in complete("leakaudit", "audit", "--train", "READ")
    assert "README.md" not in complete("leakaudit", "rules", "--rules", "")
    assert complete("leakaudit", "measures", "READ") == []


def case_bash_offers_what_can_come_next():
    check_answers(bash_completes)
    assert bash_completes("leakaudit", "audit", "--task", "=", "bin") == ["binary"]
    assert "binary" in bash_completes("leakaudit", "audit", "--task", "=")
    assert bash_completes("leakaudit", "audit", "--report", "html", "=", "READ") == ["README.md"]


def case_fish_offers_what_can_come_next():
    need("fish")
    check_answers(fish_completes)


# Types a line into an interactive zsh and asks for the list of completions (ctrl-D).
ZSH = """\
zmodload zsh/zpty
zpty -b shell zsh -f -i
zpty -w shell 'PS1=; LISTMAX=9999; autoload -Uz compinit; fpath=($FOLDER $fpath); compinit -D -u; zstyle ":completion:*" list-colors ""'
zpty -w shell 'print READY'
zpty -r shell told '*READY*READY*'
zpty -n -w shell "$LINE"$'\\x04'
zpty -r shell told "*$WANTED*" && print FOUND
zpty -d shell
"""


def case_zsh_offers_what_can_come_next():
    need("zsh")
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "_leakaudit"), "w", encoding="utf-8") as file:
            file.write(written("zsh"))
        for line, wanted in (("leakaudit ", "baseline"), ("leakaudit audit --task ", "multiclass"),
                             ("leakaudit help --format ", "fish"), ("leakaudit audit --report ", "sarif"),
                             ("leakaudit baseline ", "prune")):
            variables = {"FOLDER": folder, "LINE": line, "WANTED": wanted, "TERM": "xterm", "HOME": folder}
            done = subprocess.run(["zsh", "-f"], input=ZSH, capture_output=True, text=True, timeout=60, check=False, cwd=ROOT,
                                  env={**ENVIRONMENT, **variables})
            assert "FOUND" in done.stdout, "%s<ctrl-D> does not offer %s:\n%s" % (line, wanted, done.stderr)


def case_a_file_is_about_all_commands():
    for name in FORMATS:
        assert run(PROGRAM, "help", "--format", name, "audit").returncode == 2
    assert run(PROGRAM, "help", "audit", "check").returncode == 2
    assert "did you mean 'audit'" in run(PROGRAM, "help", "audti").stderr


def main():
    cases = [(name, case) for name, case in globals().items() if name.startswith("case_")]
    failed = 0
    print("1..%d" % len(cases))
    for number, (name, case) in enumerate(cases, 1):
        title = name[5:].replace("_", " ")
        try:
            case()
            print("ok %d - %s" % (number, title))
        except Skip as why:
            print("ok %d - %s # SKIP %s" % (number, title, why))
        except Exception as problem:  # a case that breaks must not hide the others
            failed += 1
            print("not ok %d - %s" % (number, title))
            for line in (str(problem) or repr(problem)).splitlines():
                print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
