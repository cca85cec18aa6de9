"""A second opinion from another language: judges JSON lines {"schema", "value"} by the schemas in a folder.

Prints "1" or "0" for each line. The tolerant profile is the same schema without `additionalProperties: false`.
"""

import json
import pathlib
import sys

from jsonschema import Draft7Validator, RefResolver

folder, profile = pathlib.Path(sys.argv[1]), sys.argv[2]


def tolerant(part):
    if isinstance(part, list):
        return [tolerant(child) for child in part]
    if not isinstance(part, dict):
        return part
    return {key: tolerant(child) for key, child in part.items() if key != "additionalProperties"}


schemas = {path.name.split(".")[0]: json.loads(path.read_text("utf-8")) for path in folder.glob("*.schema.json")}
if profile == "tolerant":
    schemas = {name: tolerant(schema) for name, schema in schemas.items()}
store = {schema["$id"]: schema for schema in schemas.values()}
validators = {}
for name, schema in schemas.items():
    Draft7Validator.check_schema(schema)
    validators[name] = Draft7Validator(schema, resolver=RefResolver(schema["$id"], schema, store=store))

for line in sys.stdin:
    case = json.loads(line)
    print(1 if validators[case["schema"]].is_valid(case["value"]) else 0)
