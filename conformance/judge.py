"""The judge that run.py asks unless another one is named: Python with the package jsonschema, and the contract's schemas.

Reads a question per line, and answers each with a line of JSON; docs/conformance.md describes them.
"""

import base64
import json
import math
import pathlib
import re
import sys

from jsonschema import Draft7Validator

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUNDLE = json.loads((ROOT / "generated/v1/schema.json").read_text("utf-8"))


def constants(schema):
    return {name: part["const"] for name, part in schema["properties"].items()}


DEFINITIONS = BUNDLE["definitions"]
MAX_BYTES = constants(DEFINITIONS["limits"])["maxPayloadBytes"]
MAX_DEPTH = constants(DEFINITIONS["safety"])["maxJsonDepth"]
TEMPLATES = {kind: constants(topic)["template"] for kind, topic in DEFINITIONS["topics"]["properties"].items()}
# What fills a template: its own definitions.
VALUES = DEFINITIONS["topic-values"]["definitions"]
PARAMETER = re.compile(r"\{(\w+)\}")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def tolerant(part):
    if isinstance(part, list):
        return [tolerant(child) for child in part]
    if not isinstance(part, dict):
        return part
    return {key: tolerant(child) for key, child in part.items() if key != "additionalProperties"}


PROFILES = {"strict": DEFINITIONS, "tolerant": tolerant(DEFINITIONS)}
validators = {}


def is_valid(schema, profile, value):
    if (schema, profile) not in validators:
        whole = {"$ref": "#/definitions/" + schema, "definitions": PROFILES[profile]}
        Draft7Validator.check_schema(whole)
        validators[schema, profile] = Draft7Validator(whole)
    return validators[schema, profile].is_valid(value)


def unique_members(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


def finite(digits):
    if math.isinf(float(digits)):
        raise ValueError("a number out of range")
    return json.loads(digits)


def no_json(word):
    raise ValueError(word + " is not JSON")


def depth(value):
    """How deep it nests, without recursion."""
    level, children = 0, [value]
    while children := [child for child in children if isinstance(child, (dict, list))]:
        level += 1
        children = [inner for child in children for inner in (child.values() if isinstance(child, dict) else child)]
    return level


def is_valid_payload(payload, profile):
    if len(payload) > MAX_BYTES:
        return False
    try:
        message = json.loads(
            payload.decode("utf-8"),
            object_pairs_hook=unique_members,
            parse_constant=no_json,
            parse_float=finite,
            parse_int=finite,
        )
    except (ValueError, OverflowError, RecursionError):
        return False
    # Written out again, a lone surrogate that was an escape is a character.
    if profile == "strict" and LONE_SURROGATE.search(json.dumps(message, ensure_ascii=False)):
        return False
    return depth(message) <= MAX_DEPTH and is_valid("popup-message", profile, message)


def parse_topic(topic):
    for kind, template in TEMPLATES.items():
        names = PARAMETER.findall(template)
        pattern = PARAMETER.sub("([^/]+)", template.rstrip("/")) + "(/?)"
        found = re.fullmatch(pattern, topic)
        values = dict(zip(names, found.groups())) if found else {}
        if found and all(is_valid(f"topic-values/definitions/{name}", "strict", value) for name, value in values.items()):
            return {"kind": kind, **values, "trailingSlash": found.groups()[-1] == "/"}
    return None


def build(builder, parameters):
    stem, is_filter = re.sub("(Topic|Filter)$", "", builder), builder.endswith("Filter")
    template = TEMPLATES[re.sub("([A-Z])", lambda match: "-" + match[1].lower(), stem)]
    values = {name: VALUES[name].get("default") for name in PARAMETER.findall(template)}
    values.update({name: value for name, value in parameters.items() if name in values})
    levels = template.rstrip("/").split("/")
    if is_filter:
        unknown = [level for level in levels if values.get(level.strip("{}"), "") is None]
        levels = [level for level in levels if level not in unknown] + ["#"]
    topic = PARAMETER.sub(lambda match: values[match[1]], "/".join(levels))
    ends_in_slash = parameters.get("trailingSlash", template.endswith("/")) and not is_filter
    return topic + ("/" if ends_in_slash else "")


def answer(question):
    if "value" in question:
        return is_valid(question["schema"], question["profile"], question["value"])
    if "payload" in question:
        return is_valid_payload(base64.b64decode(question["payload"]), question["profile"])
    if "topic" in question:
        return parse_topic(question["topic"])
    return build(question["builder"], question["parameters"])


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
