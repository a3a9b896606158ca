#!/usr/bin/env python3
"""Runs the recipes of docs/ci.md, action.yml and samples/mlops as far as that goes without a server. Prints TAP.

Usage: run.py LEAKAUDIT

leakaudit is the real one. DVC, MLflow, Kubeflow and ZenML need not be installed: their few functions that the samples
call are played by small modules here, which write down what they are told.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MLOPS = os.path.join(ROOT, "samples", "mlops")
CARD = os.path.join(ROOT, "samples", "credit-card")
COUNTS = {"error", "warning", "note", "suppressed", "undecided", "judged"}

# What the samples import, and how each says what happened: by a line of JSON in the file TOLD.
PLAYED = {
    "mlflow.py": """
import contextlib, json, os
def tell(name, value):
    with open(os.environ["TOLD"], "a") as file:
        file.write(json.dumps([name, value]) + "\\n")
def log_metrics(values): tell("metrics", values)
def set_tags(values): tell("tags", values)
def log_artifacts(folder, to): tell("artifacts", sorted(os.listdir(folder)))
def start_run(): return contextlib.nullcontext()
""",
    "zenml/__init__.py": """
import json, os
def step(function): return function
def log_metadata(values):
    with open(os.environ["TOLD"], "a") as file:
        file.write(json.dumps(["metadata", values]) + "\\n")
""",
    "zenml/types.py": "HTMLString = str\n",
    "kfp/__init__.py": "",
    "kfp/compiler.py": "",
    "kfp/dsl.py": """
class Any:
    def __class_getitem__(cls, item): return cls
Input = Output = Dataset = Artifact = Metrics = HTML = Any
def component(**settings): return lambda function: function
def pipeline(**settings): return lambda function: function
""",
}


class Place:
    """A temporary folder with leakaudit on the path and the played modules importable."""

    def __init__(self, folder):
        self.folder, self.told = folder, os.path.join(folder, "told")
        os.mkdir(os.path.join(folder, "bin"))
        os.symlink(PROGRAM, os.path.join(folder, "bin", "leakaudit"))
        for name, text in PLAYED.items():
            self.write(os.path.join("played", name), text)
        self.environment = dict(os.environ, TOLD=self.told, PYTHONPATH=os.path.join(folder, "played"), LC_ALL="C.UTF-8",
                                PYTHONDONTWRITEBYTECODE="1",
                                PATH=os.path.join(folder, "bin") + os.pathsep + os.environ["PATH"])
        self.environment.pop("GITHUB_STEP_SUMMARY", None)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def run(self, *words, code=0, folder=None, **variables):
        done = subprocess.run(words, cwd=folder or self.folder, env={**self.environment, **variables}, text=True,
                              capture_output=True, timeout=120, check=False)
        assert done.returncode == code, "%s: exit %d\n%s%s" % (words, done.returncode, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def what_was_told(self):
        return dict(json.loads(line) for line in self.read("told").splitlines())


def load(*parts):
    with open(os.path.join(ROOT, *parts), encoding="utf-8") as file:
        return yaml.safe_load(file)


def case_dvc_stages_write_metrics_and_the_gate_fails(place):
    folder = place.path("mlops/dvc")
    shutil.copytree(os.path.join(MLOPS, "dvc"), folder)
    shutil.copytree(CARD, place.path("credit-card"))
    stages = load("samples/mlops/dvc/dvc.yaml")["stages"]
    for stage in stages.values():
        for path in stage["deps"]:
            known = os.path.exists(os.path.join(folder, path)) or path in stages["audit"]["outs"]
            assert known, "no such dependency: " + path
    for command in stages["audit"]["cmd"]:
        place.run("sh", "-c", command, folder=folder)
    metrics = json.loads(place.read("mlops/dvc/metrics.json"))
    assert set(metrics["count"]) == COUNTS and metrics["count"]["error"] >= 2 and metrics["findings"]["LK1"] >= 2
    for path in stages["audit"]["outs"]:
        assert os.path.getsize(os.path.join(folder, path)) > 0, path
    assert "LK101: share" in place.run("sh", "-c", stages["gate"]["cmd"], code=1, folder=folder)
    report = json.loads(place.read("mlops/dvc/report.json"))
    report["findings"] = [dict(finding, severity="warning") for finding in report["findings"]]
    place.write("clean.json", json.dumps(report))
    place.run(sys.executable, os.path.join(folder, "metrics.py"), "clean.json", "--gate")


def case_mlflow_gets_metrics_tags_and_artifacts(place):
    script = os.path.join(MLOPS, "mlflow", "log_leakage.py")
    place.run(sys.executable, script, os.path.join(CARD, "schema.yaml"), "--quiet", code=1)
    told = place.what_was_told()
    assert set(told["metrics"]) == {"leakage." + name for name in COUNTS} and told["metrics"]["leakage.error"] >= 2
    assert told["tags"]["leakage.verdict"] == "findings" and "LK101" in told["tags"]["leakage.rules"]
    assert told["artifacts"] == ["report.html", "report.json"]
    place.run(sys.executable, script, "no-such.yaml", code=2)


KUBEFLOW = """
import sys
sys.path.insert(0, sys.argv[1])
import pipeline
class Artifact:
    def __init__(self, path): self.path, self.logged = path, {}
    def log_metric(self, name, value): self.logged[name] = value
metrics = Artifact("metrics")
try:
    pipeline.audit_leakage(Artifact(sys.argv[2] + "/data.csv"), Artifact(sys.argv[2] + "/schema.yaml"), metrics,
                           Artifact("report.html"), sys.argv[3])
finally:
    print(metrics.logged)
"""


def case_the_kubeflow_component_logs_and_fails(place):
    words = (sys.executable, "-c", KUBEFLOW, os.path.join(MLOPS, "kubeflow"), CARD)
    told = place.run(*words, "error", code=1)
    assert "'leakage_error': " in told and "leakaudit ends with exit code 1" in told, told
    assert place.read("report.html").startswith("<!DOCTYPE html>")
    place.run(*words, "never")


ZENML = """
import sys
sys.path.insert(0, sys.argv[1])
import steps
print(steps.audit_leakage(*sys.argv[2:])[:15])
"""


def case_the_zenml_step_returns_the_report(place):
    words = (sys.executable, "-c", ZENML, os.path.join(MLOPS, "zenml"), os.path.join(CARD, "schema.yaml"))
    assert "<!DOCTYPE html>" in place.run(*words, "never")
    assert set(place.what_was_told()["metadata"]["leakage"]) == COUNTS
    assert "leakaudit has found" in place.run(*words, code=1)


def action(place, code, **inputs):
    """Runs the action's steps as a runner would: inputs with their defaults, as variables of the step."""
    definition = load("action.yml")
    values = {name: entry.get("default") for name, entry in definition["inputs"].items()}
    values.update(inputs)
    output = ""
    for step in definition["runs"]["steps"]:
        variables = {name: values[re.fullmatch(r"\$\{\{ inputs\.(\w+) \}\}", text).group(1)]
                     for name, text in step.get("env", {}).items()}
        last = step is definition["runs"]["steps"][-1]
        output = place.run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], folder=ROOT,
                           code=code if last else 0, GITHUB_ACTION_PATH=ROOT, GITHUB_PATH=place.path("path"),
                           GITHUB_OUTPUT=place.path("output"), GITHUB_STEP_SUMMARY=place.path("summary"), **variables)
    assert place.read("output").endswith("exit-code=%d\n" % code)
    return output


def case_the_action_annotates_and_writes_sarif(place):
    told = action(place, 1, files="samples/credit-card/schema.yaml", sarif=place.path("a b.sarif"))
    assert "::error file=samples/credit-card/schema.yaml,line=41" in told, told
    assert json.loads(place.read("a b.sarif"))["version"] == "2.1.0"
    assert "LK101" in place.read("summary")
    action(place, 0, files="samples/credit-card/schema.yaml", options="--fail-on never --select LK1")
    assert "::error" in action(place, 1, command="check", files="samples/*/schema.yaml\n")
    action(place, 2, files="$(touch %s)" % place.path("executed"))
    assert not os.path.exists(place.path("executed")), "an input was executed"


def case_yaml_of_recipes_and_documentation_parses(_):
    for path in [*glob.glob(MLOPS + "/**/*.yaml", recursive=True), os.path.join(ROOT, ".pre-commit-hooks.yaml")]:
        assert load(path), path
    with open(os.path.join(ROOT, "docs", "ci.md"), encoding="utf-8") as file:
        blocks = re.findall(r"^```yaml\n(.*?)^```", file.read(), re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 4
    inputs = load("action.yml")["inputs"]
    hooks = {hook["id"] for hook in load(".pre-commit-hooks.yaml")}
    for block in blocks:
        page = yaml.safe_load(block)
        for step in page if isinstance(page, list) else page.get("jobs", {}).get("audit", {}).get("steps", []):
            if step["uses"].startswith("OWNER/leakaudit@"):
                assert set(step["with"]) <= set(inputs), step
        for repository in page.get("repos", []) if isinstance(page, dict) else []:
            assert {hook["id"] for hook in repository["hooks"]} <= hooks


def main():
    cases = [(name, case) for name, case in globals().items() if name.startswith("case_")]
    failed = 0
    print("1..%d" % len(cases))
    for number, (name, case) in enumerate(cases, 1):
        title = name[5:].replace("_", " ")
        try:
            with tempfile.TemporaryDirectory() as folder:
                case(Place(folder))
            print("ok %d - %s" % (number, title))
        except Exception as problem:  # a case that breaks must not hide the others
            failed += 1
            print("not ok %d - %s" % (number, title))
            for line in (str(problem) or repr(problem)).splitlines():
                print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
