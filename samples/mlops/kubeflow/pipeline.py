#!/usr/bin/env python3
"""A Kubeflow Pipelines 2 component that audits a dataset before training. Running this file writes pipeline.yaml."""
from kfp import compiler, dsl

IMAGE = "registry.example.org/leakaudit:0.1.0"  # built from the Containerfile beside this file


@dsl.component(base_image=IMAGE)
def audit_leakage(data: dsl.Input[dsl.Dataset], schema: dsl.Input[dsl.Artifact], metrics: dsl.Output[dsl.Metrics],
                  report: dsl.Output[dsl.HTML], fail_on: str = "error"):
    """Fails the pipeline on findings of severity `fail_on`; metrics and report are kept either way."""
    import json
    import os
    import subprocess
    import tempfile
    folder = tempfile.mkdtemp()
    # A schema is known by the end of its name, which artifacts in a store do not have.
    os.symlink(os.path.abspath(schema.path), os.path.join(folder, "schema.yaml"))
    numbers = os.path.join(folder, "report.json")
    code = subprocess.run(["leakaudit", "audit", os.path.join(folder, "schema.yaml"), data.path, "--fail-on", fail_on,
                           "--report", "json=" + numbers, "--report", "html=" + report.path], check=False).returncode
    if os.path.exists(numbers):  # else nothing was judged, and leakaudit has said why
        with open(numbers, encoding="utf-8") as file:
            summary = json.load(file)["summary"]
        for name in ("error", "warning", "note", "suppressed", "undecided", "judged"):
            metrics.log_metric("leakage_" + name, summary[name])
    if code != 0:
        raise RuntimeError("leakaudit ends with exit code %d" % code)


@dsl.pipeline(name="training-with-leakage-audit")
def training(data_uri: str, schema_uri: str):
    data = dsl.importer(artifact_uri=data_uri, artifact_class=dsl.Dataset)
    schema = dsl.importer(artifact_uri=schema_uri, artifact_class=dsl.Artifact)
    audit_leakage(data=data.output, schema=schema.output)  # .after() this one comes the training


if __name__ == "__main__":
    compiler.Compiler().compile(training, "pipeline.yaml")
