#!/usr/bin/env python3
"""Takes from leakaudit's JSON report what DVC compares between commits: how much of what was found.

Usage: metrics.py REPORT.json METRICS.json    writes the metrics
       metrics.py REPORT.json --gate          writes nothing; exit code 1 if there are errors, which it names
"""
import json
import sys

COUNTS = ("error", "warning", "note", "suppressed", "undecided", "judged")


def metrics_of(report):
    families = {}
    for finding in report["findings"]:
        if finding["suppressed"] is None:
            family = finding["rule"][:3]
            families[family] = families.get(family, 0) + 1
    return {"count": {name: report["summary"][name] for name in COUNTS}, "findings": dict(sorted(families.items()))}


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__.strip())
    with open(arguments[0], encoding="utf-8") as file:
        report = json.load(file)
    if arguments[1] == "--gate":
        errors = [finding for finding in report["findings"] if finding["severity"] == "error" and finding["suppressed"] is None]
        for finding in errors:
            print("%s: %s" % (finding["rule"], finding["message"]), file=sys.stderr)
        return 1 if errors else 0
    with open(arguments[1], "w", encoding="utf-8") as file:
        json.dump(metrics_of(report), file, indent=2)
        file.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
