#!/usr/bin/env python3
"""Audits a dataset and logs the result to an MLflow run: counts as metrics, the verdict as a tag, the reports as artifacts.

Usage: log_leakage.py SCHEMA.yaml|DATA.csv [LEAKAUDIT-OPTION ...]

The exit code is leakaudit's, so a training script behind it does not start when there are errors. MLflow finds its
server as always (MLFLOW_TRACKING_URI); MLFLOW_RUN_ID continues a run.
"""
import json
import os
import subprocess
import sys
import tempfile

import mlflow

COUNTS = ("error", "warning", "note", "suppressed", "undecided", "judged")


def log(report):
    """What a run is compared and searched by."""
    mlflow.log_metrics({"leakage." + name: report["summary"][name] for name in COUNTS})
    rules = sorted({finding["rule"] for finding in report["findings"] if finding["suppressed"] is None})
    mlflow.set_tags({"leakage.verdict": report["summary"]["verdict"], "leakage.rules": ",".join(rules),
                     "leakage.version": report["tool"]["version"]})


def main(arguments):
    if not arguments:
        sys.exit(__doc__.strip())
    with tempfile.TemporaryDirectory() as folder, mlflow.start_run():
        path = os.path.join(folder, "report.json")
        code = subprocess.run(["leakaudit", "audit", *arguments, "--report", "json=" + path, "--report",
                               "html=" + os.path.join(folder, "report.html")], check=False).returncode
        if os.path.exists(path):  # else nothing was judged, and leakaudit has said why
            with open(path, encoding="utf-8") as file:
                log(json.load(file))
            mlflow.log_artifacts(folder, "leakaudit")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
