"""Holds schemas/*.json to the examples that the reader in C is held to: both must accept and refuse the same.

Examples marked "# beyond JSON Schema" are wrong in a way that a JSON Schema can't say; those are left out. Needs
python3-jsonschema and python3-yaml; exits with 77 (skipped) where they are missing.
"""

import json
import pathlib
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema: `yes` and dates are text, as for editors that use the JSON Schema."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"null|Null|NULL|~|", "nN~\0"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)", "-+.0123456789"),
]:
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(f"^(?:{pattern})$"), list(first))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    for path in sorted((root / "schemas").glob("*.schema.json")):
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text()))
    dataset = jsonschema.Draft202012Validator(json.loads((root / "schemas/dataset.schema.json").read_text()))
    rule = jsonschema.Draft202012Validator(json.loads((root / "schemas/rule.schema.json").read_text()))
    policy = jsonschema.Draft202012Validator(json.loads((root / "schemas/policy.schema.json").read_text()))

    failures = 0

    def judge(validator, path, should_be_valid):
        nonlocal failures
        problem = next(validator.iter_errors(yaml.load(path.read_text(), CoreLoader)), None)
        if (problem is None) != should_be_valid:
            failures += 1
            print(f"{path.relative_to(root)}: {problem.message if problem else 'is accepted but invalid'}")

    examples = root / "tests/schemas"
    valid = sorted(examples.glob("valid/*.yaml")) + sorted((root / "samples").glob("*/schema.yaml"))
    invalid = [p for p in sorted(examples.glob("invalid/*.yaml")) if "# beyond JSON Schema" not in p.read_text()]
    rules = sorted((root / "rules").glob("*.yaml"))
    for path in valid:
        judge(dataset, path, True)
    for path in invalid:
        judge(dataset, path, False)
    for path in rules:
        judge(rule, path, True)
    for path in sorted(examples.glob("policy/valid/*.yaml")):
        judge(policy, path, True)
    for path in sorted(examples.glob("policy/invalid/*.yaml")):
        if "# beyond JSON Schema" not in path.read_text():
            judge(policy, path, False)
    print(f"{len(valid)} valid and {len(invalid)} invalid schemas, {len(rules)} rules: {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
