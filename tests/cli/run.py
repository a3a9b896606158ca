#!/usr/bin/env python3
"""Runs the leakaudit program end to end: usage errors, help, exit codes. Prints TAP.

Usage: run.py PROGRAM. A case is a function whose name begins with case_; golden files belong to tests/golden.
"""
import json
import os
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "leakaudit"
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TERM": "xterm"}

SCHEMA = """version: 1
name: churn
task: {target: churned, type: binary}
columns:
  - {name: churned, type: boolean, role: target}
  - {name: tenure, type: integer, role: feature, available: true, available_reason: Known from billing.}
"""
LEAKY = SCHEMA + "  - {name: reason, type: category, role: feature, available: false}\n"


def run(*words, folder=None, **options):
    return subprocess.run([PROGRAM, *words], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True,
                          timeout=60, check=False, **options)


def expect(result, code, out="", err=""):
    told = f"exit {result.returncode}\nstdout: {result.stdout}\nstderr: {result.stderr}"
    assert result.returncode == code, f"wanted exit {code}, got {told}"
    assert out in result.stdout, f"no {out!r} in stdout, {told}"
    assert err in result.stderr, f"no {err!r} in stderr, {told}"
    assert "Sanitizer" not in result.stderr and "runtime error" not in result.stderr, told
    assert "\033" not in result.stdout + result.stderr, "colours without a terminal"


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)
    return name


def case_alone_it_prints_a_short_usage():
    result = run()
    expect(result, 2, err="usage: leakaudit COMMAND")
    assert result.stdout == ""


def case_help_is_there_for_every_command():
    expect(run("--help"), 0, out="Exit codes")
    for command in ("audit", "check", "explain", "rules", "measures"):
        expect(run(command, "--help"), 0, out=f"leakaudit {command}")
        assert run("help", command).stdout == run(command, "-h").stdout


def case_version_names_libraries_and_licence():
    expect(run("--version"), 0, out="GPL-3.0-or-later")
    expect(run("--version"), 0, out="libyaml")


def case_mistakes_get_suggestions():
    expect(run("audti", "x.csv"), 2, err="did you mean 'audit'?")
    expect(run("data.csv"), 2, err="did you mean 'leakaudit audit data.csv'?")
    expect(run("audit", "x.csv", "--tagret", "y"), 2, err="did you mean '--target'?")
    expect(run("audit", "x.csv", "--format", "jsn"), 2, err="did you mean 'json'?")
    expect(run("audit", "x.csv", "--report", "jsn=a"), 2, err="did you mean 'json'?")
    expect(run("audit", "x.csv", "--report", "json"), 2, err="FORMAT=PATH")
    expect(run("explain", "LK9999"), 2, err="unknown rule 'LK9999'")
    expect(run("rules", "LK203"), 2, err="takes no operands")


def case_nothing_to_do_is_an_error():
    expect(run("audit"), 2, err="nothing to audit")
    expect(run("check"), 2, err="nothing to check")
    expect(run("explain"), 2, err="which rule?")


def case_missing_files_are_errors():
    expect(run("audit", "no-such-file.csv", "--target", "y"), 2, err="no-such-file.csv")
    expect(run("check", "no-such-file.yaml"), 2, err="no-such-file.yaml")


def case_a_wrong_schema_is_shown_with_its_line():
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "a.yaml", SCHEMA.replace("role: target", "roel: target"))
        result = run("check", "a.yaml", folder=folder)
        expect(result, 2, err="a.yaml:5:")
        assert "did you mean 'role'?" in result.stderr, result.stderr
        assert "^" in result.stderr, result.stderr


def case_the_gate_judges_schemas():
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "good.yaml", SCHEMA)
        write(folder, "leaky.yaml", LEAKY)
        expect(run("check", "good.yaml", "--select", "LK1", folder=folder), 0, out="not that nothing leaks")
        expect(run("check", "leaky.yaml", folder=folder), 1, out="LK101")
        expect(run("check", "good.yaml", "leaky.yaml", folder=folder), 1, out="LK101")
        expect(run("check", "leaky.yaml", "--fail-on", "never", folder=folder), 0, out="LK101")
        expect(run("check", "leaky.yaml", "--quiet", folder=folder), 1, out="leaky.yaml:7:")
        report = json.loads(run("check", "leaky.yaml", "--format", "json", folder=folder).stdout)
        assert report["summary"]["verdict"] == "findings", report["summary"]
        expect(run("check", "leaky.yaml", "--report", "markdown=r.md", folder=folder), 1)
        with open(os.path.join(folder, "r.md"), encoding="utf-8") as file:
            assert file.read().startswith("# Leakage audit of churn")


def case_the_catalogue_is_printed():
    rules = json.loads(run("rules", "--format", "json").stdout)
    assert [rule["id"] for rule in rules] == sorted(rule["id"] for rule in rules)
    assert json.loads(run("measures", "--format", "json").stdout)
    expect(run("explain", rules[0]["id"], rules[0]["name"]), 0, out=rules[0]["name"])
    told = run("explain", "LK203").stdout
    assert "note if declared.available" in told and "power_numeric  0.98" in told, told


def case_a_skeleton_passes_the_gate_as_it_is():
    rows = "".join("%d,%s,%s,\"a: b\"\n" % (i, "yes" if i % 3 else "no", "" if i % 5 else i) for i in range(60))
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "my data.csv", "id #1,no,- x: {y},constant\n" + rows)
        skeleton = run("init", "my data.csv", "--target", "no", folder=folder)
        expect(skeleton, 0, 'name: "id #1"')
        assert skeleton.stdout.count("available: unknown") == 1, skeleton.stdout
        write(folder, "schema.yaml", skeleton.stdout)
        expect(run("check", "schema.yaml", folder=folder), 0)
        expect(run("audit", "schema.yaml", "--fail-on", "never", folder=folder), 0, "60 rows")
    expect(run("init"), 2, err="nothing to look at")
    expect(run("init", "schema.yaml"), 2, err="init reads data")


def case_metadata_of_other_tools_becomes_a_schema_that_passes_the_gate():
    examples = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "schemas", "import")
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(os.listdir(examples)):
            model = ["--model", "stays"] if name == "datapackage.json" else []
            schema = run("import", os.path.join(examples, name), *model)
            expect(schema, 0, f"# From {name}, ")
            assert schema.stderr == "", schema.stderr
            write(folder, "schema.yaml", schema.stdout)
            judged = run("check", "schema.yaml", folder=folder)
            assert judged.returncode in (0, 1) and judged.stderr == "", (name, judged)
        expect(run("check", os.path.join(examples, "dbt.yml"), "--quiet"), 1, "dbt.yml:59:9: error LK101")
    expect(run("check", os.path.join(examples, "dbt_sources.yml")), 2, err="name one with --model")
    expect(run("import", os.path.join(examples, "datapackage.json")), 2, err="datapackage.json:3:16: error: there are 2")
    expect(run("import", os.path.join(examples, "dbt.yml"), "--from", "tfdv"), 2, err="dbt.yml:5:26: error")
    expect(run("import", "a.json", "--from", "tdfv"), 2, err="did you mean 'tfdv'?")
    expect(run("import", "no-such-file.json"), 2, err="no-such-file.json: error: can't be opened")
    expect(run("import"), 2, err="name one file")


def case_a_baseline_accepts_what_is_there():
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "data.csv", "churned,tenure,reason\n" + "".join("%s,%d,%d\n" % ("true" if i % 3 else "false", i, i % 7)
                                                                   for i in range(40)))
        write(folder, "schema.yaml", LEAKY.replace("columns:", "data: data.csv\ncolumns:"))
        expect(run("audit", "schema.yaml", "--quiet", folder=folder), 1, "LK101")
        expect(run("baseline", "create", "schema.yaml", folder=folder), 0, err="accepts")
        expect(run("baseline", "create", "schema.yaml", folder=folder), 2, err="exists")
        accepted = ["--baseline", "leakaudit-baseline.yaml"]
        expect(run("audit", "schema.yaml", *accepted, folder=folder), 0, "suppressed")
        write(folder, "schema.yaml", LEAKY.replace("columns:", "data: data.csv\ncolumns:").replace("reason,", "other,"))
        expect(run("audit", "schema.yaml", "--quiet", *accepted, folder=folder), 1, "LK101")
        expect(run("baseline", "prune", "schema.yaml", folder=folder), 0)
        expect(run("audit", "schema.yaml", "--quiet", *accepted, folder=folder), 1, "LK101")
        expect(run("baseline", "update", "schema.yaml", folder=folder), 0)
        expect(run("audit", "schema.yaml", *accepted, folder=folder), 0)
        expect(run("baseline", "delete", "schema.yaml", folder=folder), 2, err="create, update or prune")
        write(folder, "bad.yaml", "version: 1\nfindings:\n  - {fingerprint: xyz, rule: LK101}\n")
        expect(run("audit", "schema.yaml", "--baseline", "bad.yaml", folder=folder), 2, err="bad.yaml:3:")


def case_an_info_sheet_says_what_is_open():
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "data.csv", "churned,tenure,reason\n" + "".join("%s,%d,%d\n" % ("true" if i % 3 else "false", i, i % 7)
                                                                   for i in range(40)))
        write(folder, "schema.yaml", LEAKY.replace("columns:", "data: data.csv\ncolumns:"))
        sheet = run("info-sheet", "schema.yaml", folder=folder)
        expect(sheet, 0, "# Model info sheet: churn\n")  # it informs; `audit` is the judge
        assert sheet.stdout.count("\n### ") == 21, sheet.stdout
        assert "- **Declared:** error LK101, reason is a feature" in sheet.stdout, sheet.stdout
        assert "- **Declared:** tenure: available; Known from billing." in sheet.stdout, sheet.stdout
        assert "- **\\[to be answered by the author\\]** " in sheet.stdout, sheet.stdout
        expect(run("info-sheet", "schema.yaml", "--ignore", "LK1", folder=folder), 0,
               "**Not judged:** LK101 unavailable-feature")
        expect(run("info-sheet", "schema.yaml", "-f", "html", folder=folder), 0, "<section id=\"q21\">")
    expect(run("info-sheet"), 2, err="name a schema or a data file")
    expect(run("info-sheet", "schema.yaml", "--format", "json"), 2, err="--format")


def case_workflow_reports_append_the_summary():
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "schema.yaml", LEAKY)
        write(folder, "summary.md", "before\n")
        done = subprocess.run([PROGRAM, "check", "schema.yaml", "--format", "github"], cwd=folder, text=True,
                              env=dict(ENVIRONMENT, GITHUB_STEP_SUMMARY="summary.md"), capture_output=True,
                              timeout=60, check=False)
        expect(done, 1, "::error file=schema.yaml,line=7")
        with open(os.path.join(folder, "summary.md"), encoding="utf-8") as file:
            assert file.read().startswith("before\n# Leakage audit of churn")
        write(folder, "summary.md", "x" * (1024 * 1024 - 1000) + "\n")
        subprocess.run([PROGRAM, "check", "schema.yaml", "--format", "github"], cwd=folder, timeout=60, check=False,
                       env=dict(ENVIRONMENT, GITHUB_STEP_SUMMARY="summary.md"), stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, "summary.md"), encoding="utf-8") as file:
            summary = file.read()
        assert len(summary.encode()) <= 1024 * 1024 and "**Cut here: a step's summary holds 1 MiB.**" in summary


DBT = """version: 2
models:
  - name: customers
    meta: {leakaudit: {task: {target: churned, type: binary}, split: {strategy: kfold}}}
    columns:
      - {name: churned, data_type: boolean}
      - {name: reason, data_type: text, meta: {leakaudit: {available: false}}}
  - name: plain
    columns: [{name: anything}]
  - name: orders
    config: {meta: {leakaudit: {task: {target: returned, type: binary}, split: {strategy: kfold}}}}
    columns:
      - {name: returned, data_type: boolean}
      - {name: price, data_type: numeric, meta: {leakaudit: {available: true, available_reason: On the order.}}}
"""


def case_all_described_models_of_a_dbt_file_are_checked():
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "models.yml", DBT)
        write(folder, "one.yaml", SCHEMA)
        expect(run("check", "models.yml", "--quiet", folder=folder), 1, out="models.yml:7:9: error LK101: reason")
        names = [report["dataset"]["name"] for report in
                 json.loads(run("check", "models.yml", "one.yaml", "--format", "json", folder=folder).stdout)]
        assert names == ["customers", "orders", "churn"], names
        expect(run("check", "models.yml", "--model", "orders", folder=folder), 0, out="orders: 2 columns")
        expect(run("check", "models.yml", "--model", "order", folder=folder), 2, err="none of the models is called 'order'")
        expect(run("check", "one.yaml", "--model", "orders", folder=folder), 2, err="this is no dbt file")
        expect(run("check", "models.yml", "--report", "json=x.json", folder=folder), 2, err="overwrite")
        write(folder, "orders.csv", "returned,price\n" + "".join("%d,%d\n" % (i % 2, 10 + i * 7 % 90) for i in range(200)))
        expect(run("audit", "models.yml", "orders.csv", folder=folder), 2, err="name one with --model")
        assert run("audit", "models.yml", "orders.csv", "--model", "orders", folder=folder).returncode in (0, 1)
        expect(run("audit", "orders.csv", "--target", "returned", "--model", "orders", folder=folder), 2, err="--model")


def case_one_bad_schema_does_not_stop_the_others():
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "bad.yaml", "version: 1\ncolums: []\n")
        write(folder, "good.yaml", SCHEMA)
        write(folder, "leaky.yaml", LEAKY)
        result = run("check", "bad.yaml", "none.yaml", "good.yaml", "leaky.yaml", "--quiet", folder=folder)
        expect(result, 2, out="leaky.yaml:7:5: error LK101", err="bad.yaml:2:1: error: unknown key")
        expect(result, 2, err="none.yaml: error: can't be opened")


def case_a_policy_can_not_be_loosened():
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "policy.yaml", "version: 1\nname: Model risk\nfail_on: warning\nrequired: [LK1, LK311]\nfinal: [LK101]\n"
                                     "suppressions: {ticket: '[A-Z]+-[0-9]+', approved_by: required, longest: 90d}\n")
        write(folder, "leaky.yaml", LEAKY + "suppressions:\n  - {rule: LK101, reason: 'AB-1', approved_by: me, expires: 2026-04-30}\n"
                                            "policy: {fail_on: never, rules: {LK311: off}}\n")
        check = ["check", "leaky.yaml", "--quiet", "--now", "2026-03-31"]
        expect(run(*check, folder=folder), 0)
        expect(run(*check, "--policy", "policy.yaml", folder=folder), 1, out="leaky.yaml:7:5: error LK101")
        ignored = run(*check, "--policy", "policy.yaml", "--ignore", "LK", "--fail-on", "never", folder=folder)
        expect(ignored, 1, out="leaky.yaml:7:5: error LK101")
        for told in ("policy.yaml:4:12: warning LK906: LK101: off has no effect", "policy.yaml:3:10: warning LK906: fail_on: never",
                     "leaky.yaml:9:5: warning LK906: LK101: a suppression has no effect", "leaky.yaml:10:34: warning LK906: LK311"):
            expect(ignored, 1, out=told)
        named = dict(ENVIRONMENT, LEAKAUDIT_POLICY="policy.yaml")
        for format, told in (("text", "this policy is in force: Model risk (xxh3"), ("json", '"policies": ['), ("markdown", "Model risk"),
                             ("html", "Model risk"), ("sarif", "Model risk"), ("junit", "Model risk")):
            done = subprocess.run([PROGRAM, "check", "leaky.yaml", "--format", format], cwd=folder, env=named, capture_output=True,
                                  text=True, timeout=60, check=False)
            expect(done, 1, out=told)
        expect(run(*check, "--policy", "none.yaml", folder=folder), 2, err="none.yaml: error: can't be opened")


def case_a_full_disk_never_ends_well():
    if not os.path.exists("/dev/full"):
        return
    with open("/dev/full", "w", encoding="utf-8") as full:
        result = subprocess.run([PROGRAM, "measures"], stdout=full, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT,
                                check=False)
    assert result.returncode == 4 and "cannot be written" in result.stderr, result


def main():
    cases = [(name, case) for name, case in globals().items() if name.startswith("case_")]
    print(f"1..{len(cases)}")
    failed = 0
    for number, (name, case) in enumerate(cases, 1):
        try:
            case()
            print(f"ok {number} - {name[5:]}")
        except Exception as problem:  # a case that breaks must not hide the others
            failed += 1
            print(f"not ok {number} - {name[5:]}")
            for line in str(problem).splitlines():
                print(f"# {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
