"""A ZenML step that audits a dataset before training: the HTML report becomes an artifact, the counts metadata of the step."""
import json
import os
import subprocess
import tempfile
from typing import Annotated

from zenml import log_metadata, step
from zenml.types import HTMLString

COUNTS = ("error", "warning", "note", "suppressed", "undecided", "judged")


@step
def audit_leakage(schema: str, fail_on: str = "error") -> Annotated[HTMLString, "leakage_report"]:
    """Fails on findings of severity `fail_on`. `schema` is a schema, or a data file, that the step can read."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, "report." + name) for name in ("json", "html")}
        done = subprocess.run(["leakaudit", "audit", schema, "--fail-on", fail_on, "--report", "json=" + paths["json"],
                               "--report", "html=" + paths["html"]], check=False)
        if done.returncode not in (0, 1):
            raise RuntimeError("leakaudit ends with exit code %d" % done.returncode)
        with open(paths["json"], encoding="utf-8") as file:
            summary = json.load(file)["summary"]
        log_metadata({"leakage": {name: summary[name] for name in COUNTS}})
        if done.returncode == 1:
            raise RuntimeError("leakaudit has found %d errors and %d warnings" % (summary["error"], summary["warning"]))
        with open(paths["html"], encoding="utf-8") as file:
            return HTMLString(file.read())
