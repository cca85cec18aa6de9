"""Whether an implementation conforms to the contract: asks it about every vector, and prints a line per statement.

    python3 run.py                          the schemas themselves, judged by Python's jsonschema
    python3 run.py --judge COMMAND          an implementation, behind a program that answers; see docs/conformance.md
    python3 run.py --role sender            the statements of one role
    python3 run.py --vectors FOLDER         other vectors, such as those of another version
    python3 run.py --payloads FOLDER        writes the payloads into files, for mqtt.sh

The exit code is 0 if every statement holds, 1 if one does not, 2 if the judge cannot be asked.
"""

import argparse
import base64
import json
import pathlib
import shlex
import subprocess
import sys

KIT = pathlib.Path(__file__).resolve().parent
VERSION = KIT.parent / "schema/v1"


def read_json(path):
    return json.loads(path.read_text("utf-8"))


def payload_of(case):
    if "base64" in case:
        return base64.b64decode(case["base64"])
    if "text" in case:
        return case["text"].encode("utf-8")
    before, unit, after = (case["fill"][part].encode("utf-8") for part in ("before", "unit", "after"))
    room = case["fill"]["bytes"] - len(before) - len(after)
    return before + unit * (room // len(unit)) + b"a" * (room % len(unit)) + after


def questions_of(test, vectors):
    """The questions of one test of a statement, each with the name of its case and the expected answer."""
    if test.get("part") == "parse":
        return [(case["name"], {"topic": case["topic"]}, case["parsed"]) for case in vectors["parse"]]
    if test.get("part") == "build":
        return [
            (case["name"], {"builder": case["builder"], "parameters": case["parameters"]}, case["topic"])
            for case in vectors["build"]
        ]
    profile = test["profile"]
    if "schema" in vectors:
        return [
            (case["name"], {"schema": vectors["schema"], "profile": profile, "value": case["value"]}, case[profile])
            for case in vectors["cases"]
        ]
    return [
        (case["name"], {"profile": profile, "payload": base64.b64encode(payload_of(case)).decode()}, case[profile])
        for case in vectors["cases"]
        if case.get("code") in [None, *test["codes"]]
    ]


def ask(command, questions):
    """The answers of a judge, in the order of the questions."""
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    try:
        done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    except OSError as error:
        sys.exit(unusable(f"{command[0]} cannot be started: {error.strerror}"))
    answers = done.stdout.splitlines()
    if done.returncode != 0 or len(answers) != len(questions):
        sys.exit(unusable(f"the judge ended with {done.returncode} after {len(answers)} of {len(questions)} answers"))
    try:
        return [json.loads(answer) for answer in answers]
    except ValueError:
        sys.exit(unusable("an answer of the judge is not JSON"))


def unusable(reason):
    print(reason, file=sys.stderr)
    return 2


def is_same(one, other):
    """Python takes 1 for True."""
    return type(one) is type(other) and one == other


def report(statement, cases, answers):
    """Prints whether a statement holds, and what speaks against it."""
    failed = [
        f'      {name}: expected {json.dumps(expected)}, not {json.dumps(got)}'
        for (name, _, expected), got in zip(cases, answers)
        if not is_same(expected, got)
    ]
    verdict = "FAIL" if failed else "ok  "
    print(f"{verdict}  {statement['id']:3} {len(cases) - len(failed)} of {len(cases)} cases. {statement['text']}")
    for line in failed:
        print(line)
    return not failed


def schemas_statement(folder):
    """For the schemas themselves: every value that one of them judges, in both profiles."""
    names = sorted(path.stem for path in folder.glob("*.json") if "schema" in read_json(path))
    tests = [{"vectors": name, "profile": profile} for profile in ("strict", "tolerant") for name in names]
    return {"id": "V1", "role": "schemas", "text": "The schemas judge every vector as it says.", "tests": tests}


def run(statements, folder, judge, roles):
    cases = {
        statement["id"]: [
            (f"{test['vectors']}, {test.get('profile', test.get('part'))}, {name}", question, expected)
            for test in statement["tests"]
            for name, question, expected in questions_of(test, read_json(folder / f"{test['vectors']}.json"))
        ]
        for statement in statements
    }
    answers = iter(ask(judge, [question for some in cases.values() for _, question, _ in some]))
    holds = {}
    for statement in statements:
        mine = cases[statement["id"]]
        holds[statement["id"]] = report(statement, mine, [next(answers) for _ in mine])
    failed = list(holds.values()).count(False)
    print(f"\n{len(holds)} statements: {len(holds) - failed} hold, {failed} do not")
    proved = [role for role in roles if all(holds[one["id"]] for one in statements if one["role"] == role)]
    if proved:
        version = read_json(VERSION / "contract-version.schema.json")["const"]
        print(f"Conforms to webportal-popup-contract {version} ({', '.join(proved)})")
    return 1 if failed else 0


def write_payloads(folder, vectors):
    """A numbered file per payload, and the topic to publish them on."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, case in enumerate(read_json(vectors / "payloads.json")["cases"], 1):
        (folder / f"{number:03}.payload").write_bytes(payload_of(case))
    (folder / "topic").write_text(read_json(vectors / "topic-strings.json")["build"][0]["topic"] + "\n", "utf-8")
    return 0


def main():
    conformance = read_json(VERSION / "conformance.json")
    parser = argparse.ArgumentParser(description=conformance["description"])
    parser.add_argument("--judge", metavar="COMMAND", help="the program that answers for the implementation")
    parser.add_argument("--role", choices=conformance["roles"], help="only the statements of this role")
    parser.add_argument("--vectors", metavar="FOLDER", type=pathlib.Path, default=VERSION / "vectors")
    parser.add_argument("--payloads", metavar="FOLDER", type=pathlib.Path, help="only write the payloads into files")
    options = parser.parse_args()
    if options.payloads:
        return write_payloads(options.payloads, options.vectors)
    roles = [options.role] if options.role else list(conformance["roles"])
    statements = [statement for statement in conformance["statements"] if statement["role"] in roles]
    if options.judge:
        return run(statements, options.vectors, shlex.split(options.judge), roles)
    judge = [sys.executable, str(KIT / "judge.py")]
    return run([*statements, schemas_statement(options.vectors)], options.vectors, judge, roles)


sys.exit(main())
