#!/usr/bin/env python3
"""Holds auditor/ to the house rules that a compiler does not know: who may include whom, that every file
opens with a sentence about itself, and that no path of somebody's machine is written down.

    layers.py ROOT      checks the tree; prints what is wrong as file:line: message, and exits 1
    layers.py --self    checks that breaches are caught
"""

import re
import sys
from pathlib import Path

# The parts of the audit itself, beside audit.h.
AUDIT_PARTS = ("audit_before.h", "audit_mandate.h", "audit_schema.h")

# What each layer may include of ours. A name with a slash is a single header.
OURS = {
    "base": {"base"},
    "stats": {"base", "stats"},
    "input": {"base", "input"},
    "profile": {"base", "stats", "input", "profile"},
    "evidence": {"base", "stats", "input", "profile", "evidence"},
    "verdict": {"base", "verdict", "evidence/evidence.h", "stats/estimate.h"},
    "report": {"base", "stats", "evidence", "verdict", "report", "audit.h"},
    "command": {"base", "stats", "input", "profile", "evidence", "verdict", "report", "command", "audit.h"},
    "audit": {"base", "stats", "input", "profile", "evidence", "verdict", "report", "audit.h", *AUDIT_PARTS},
    "main": {"base", "report", "command", "audit.h"},
}

# The layers that know each foreign library, by the beginning of its headers' names.
FOREIGN = {
    "gsl/": {"stats"},
    "csv.h": {"input"},
    "zlib.h": {"input"},
    "zstd": {"input"},
    "yaml.h": {"base"},
    "jansson.h": {"base"},
    "xxhash.h": {"base"},
    "utf8proc.h": {"base"},
}

# The C library and POSIX, which every layer may use.
SYSTEM = set(
    """assert.h complex.h ctype.h errno.h fenv.h float.h inttypes.h iso646.h limits.h locale.h math.h setjmp.h
    signal.h spawn.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h
    tgmath.h threads.h time.h wchar.h dirent.h fcntl.h fnmatch.h getopt.h glob.h libgen.h poll.h pthread.h regex.h
    strings.h sysexits.h unistd.h langinfo.h sys/ioctl.h sys/mman.h sys/resource.h sys/stat.h sys/time.h
    sys/types.h sys/wait.h emmintrin.h immintrin.h""".split()
)

INCLUDE = re.compile(r'^\s*#\s*include\s*(<([^>]+)>|"([^"]+)")')
MACHINE_PATH = re.compile(r"(?<![\w.])/(home|root|Users|work|tmp|opt)/[\w.]")


def layer_of(path):
    """`path` is relative to auditor/."""
    parts = path.split("/")
    return parts[0] if len(parts) > 1 else parts[0].split(".")[0].split("_")[0]


def wrong_own_include(layer, header, exists):
    if "/" not in header and header not in ("audit.h", *AUDIT_PARTS):
        return f'includes are relative to auditor/: write "{layer}/{header}"'
    if not exists(header):
        return f'there is no auditor/{header}'
    allowed = OURS[layer]
    if header in allowed or layer_of(header) in allowed - {"audit.h"}:
        return None
    return f'{layer} may not include "{header}" (it may include {", ".join(sorted(allowed))})'


def wrong_foreign_include(layer, header):
    if header in SYSTEM:
        return None
    for beginning, layers in FOREIGN.items():
        if header.startswith(beginning):
            if layer in layers:
                return None
            return f"{layer} may not include <{header}>; only {', '.join(sorted(layers))} may"
    return f"<{header}> belongs to no library that auditor/ uses"


def check_file(path, text, exists):
    """Yields (line number, message) for each breach in the file at auditor/`path`."""
    layer = layer_of(path)
    if layer not in OURS:
        yield 1, f"no layer is called '{layer}' (known: {', '.join(sorted(OURS))})"
        return
    lines = text.split("\n")
    opening = re.match(r"(?://[^\n]*\n)+|/\*.*?\*/", text, re.S)
    if not opening or "." not in opening.group():
        yield 1, "the file does not open with a comment that says in a sentence what it is"
    for number, line in enumerate(lines, 1):
        include = INCLUDE.match(line)
        wrong = None
        if include and include.group(3):
            wrong = wrong_own_include(layer, include.group(3), exists)
        elif include:
            wrong = wrong_foreign_include(layer, include.group(2))
        if wrong:
            yield number, wrong
        if MACHINE_PATH.search(line):
            yield number, "a path of somebody's machine"


def check_tree(root):
    auditor = root / "auditor"
    files = sorted(p for p in auditor.rglob("*") if p.suffix in (".c", ".h"))
    if not files:
        print(f"{auditor}: holds no C file")
        return False
    breaches = 0
    for file in files:
        path = file.relative_to(auditor).as_posix()
        for line, message in check_file(path, file.read_text("utf-8"), lambda h: (auditor / h).is_file()):
            print(f"auditor/{path}:{line}: {message}")
            breaches += 1
    print(f"{len(files)} files, {breaches} breaches")
    return breaches == 0


# (path, text, the word that the one message must hold, or None when nothing is wrong)
CASES = [
    ("base/a.c", '// A thing.\n#include "base/text.h"\n#include <yaml.h>\n#include <stdio.h>\n', None),
    ("base/a.c", '// A thing.\n#include "stats/table.h"\n', "base may not include"),
    ("stats/a.c", "// A thing.\n#include <gsl/gsl_cdf.h>\n", None),
    ("evidence/a.c", "// A thing.\n#include <gsl/gsl_cdf.h>\n", "only stats may"),
    ("profile/a.c", "// A thing.\n# include <csv.h>\n", "only input may"),
    ("report/a.c", '// A thing.\n#include "audit.h"\n', None),
    ("verdict/a.c", '// A thing.\n#include "audit.h"\n', "verdict may not include"),
    ("verdict/a.c", '// A thing.\n#include "evidence/evidence.h"\n#include "stats/estimate.h"\n', None),
    ("verdict/a.c", '// A thing.\n#include "stats/table.h"\n', "verdict may not include"),
    ("verdict/a.c", '// A thing.\n#include "input/batch.h"\n', "verdict may not include"),
    ("report/a.c", '// A thing.\n#include "profile/column.h"\n', "report may not include"),
    ("input/a.c", '// A thing.\n#include "batch.h"\n', "relative to auditor/"),
    ("input/a.c", '// A thing.\n#include "input/gone.h"\n', "there is no"),
    ("input/a.c", "// A thing.\n#include <curl/curl.h>\n", "belongs to no library"),
    ("audit.c", '// A thing.\n#include "verdict/rule.h"\n#include "audit.h"\n', None),
    ("audit.c", '// A thing.\n#include "command/audit.h"\n', "audit may not include"),
    ("main.c", '// A thing.\n#include "verdict/rule.h"\n', "main may not include"),
    ("sundry/a.c", "// A thing.\n", "no layer is called"),
    ("base/a.h", "#ifndef A\n", "does not open"),
    ("base/a.h", "// words only\n#ifndef A\n", "does not open"),
    ("base/a.c", '// A thing.\nconst char *path = "/home/' + 'me/data.csv";\n', "somebody's machine"),
]


def check_self():
    wrong = 0
    for path, text, expected in CASES:
        messages = [message for _, message in check_file(path, text, lambda header: "gone" not in header)]
        caught = len(messages) == 1 and expected in messages[0] if expected else not messages
        if not caught:
            print(f"{path}: expected {expected!r}, got {messages} for\n{text}")
            wrong += 1
    print(f"{len(CASES)} cases, {wrong} wrong")
    return wrong == 0


def main(arguments):
    if arguments == ["--self"]:
        return check_self()
    if len(arguments) == 1:
        return check_tree(Path(arguments[0]))
    print(__doc__)
    return False


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
