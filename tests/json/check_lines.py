#!/usr/bin/python3
"""Holds every line that golearn writes with --json against what `golearn json-schema` says, by a validator that is not
ours: python3-jsonschema. Run by ctest; by hand:

    tests/json/check_lines.py build-test/cli/golearn
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings
from concurrent.futures import ThreadPoolExecutor

try:
    warnings.simplefilter("ignore", DeprecationWarning)
    import jsonschema
except ImportError:
    print("skipped: there is no python3-jsonschema")
    sys.exit(77)

GOLEARN = sys.argv[1]

# What makes a hundred of ten thousand.
SMALL = {lesson: ["--workers", "100"] for lesson in ("9.3.1", "9.3.2", "11.1")}
SMALL["9.3.7"] = ["--adds", "100", "--subs", "100"]
MODES = [mode.split() for mode in ("--seed 1", "--procs 2", "--seed 1 --race --why", "--procs 2 --race --why")]
# What no program does as it stands: deaths, leaks and races of all sorts.
ODD = ["lesson 9.2.2/no-receiver --buffer 0", "lesson 9.3.1 --no-sync --workers 100 --race", "lesson 9.2.5/select --default --duration 5ms",
       "lesson 9.3.6 --add-inside --race --seed 3", "lesson 12.2 --no-sync --race --procs 2 --seed 3",
       "lesson 9.3.1 --workers 100 --runs 3", "lesson 9.3.6 --add-inside --runs 3", "lesson 9.2 --pct 3",
       "explore 9.3.6 --add-inside", "explore 9.3.1 --no-sync --workers 2 --race --preemptions 2",
       "explore 9.1.1/basics --timers any --draws all", "explore 9.3.1 --workers 3 --random --schedules 50",
       "explore 10.7 --until", "check-notes --for 50ms",
       "quiz 9.2.2", "quiz 9.3.1", "challenge 9.3.1/mend --sync none", "challenge 9.3.1/mend --sync mutex", "progress", "next"]

# What who asks quiz is answered: a hint, what is no answer, a choice, several, nothing.
ANSWERS = b"h\n99\n1\n1 2\n0\n2\n3\n1\n"

# Kinds that no run here brings about for certain, each with the reason.
RARE = {}


STATE = tempfile.TemporaryDirectory()


def golearn(words):
    return subprocess.run([GOLEARN, *words], capture_output=True, timeout=120, input=ANSWERS,
                          env={**os.environ, "XDG_STATE_HOME": STATE.name}).stdout


def lessons():
    return re.findall(rb"^ +([0-9.]+) ", golearn(["list", "--lang", "en"]), re.M)


def command_lines():
    for lesson in (name.decode() for name in lessons()):
        for mode in MODES:
            yield ["lesson", lesson, "--fast", *SMALL.get(lesson, []), *mode]
    yield from (line.split() for line in ODD)


class Lines:
    """Validates lines by the definition of their kind, each shape once: lines that differ in digits only are alike."""

    def __init__(self, schema):
        jsonschema.Draft202012Validator.check_schema(schema)
        self.whole = jsonschema.Draft202012Validator(schema)
        self.by_kind = {kind: jsonschema.Draft202012Validator(of) for kind, of in schema["$defs"].items()}
        self.seen, self.kinds, self.wrong, self.count = set(), set(), [], 0

    def add(self, command, line):
        self.count += 1
        shape = re.sub(rb"[0-9]+", b"7", line)
        if shape in self.seen:
            return
        self.seen.add(shape)
        value = json.loads(line)
        kind = value.get("kind")
        is_first = kind not in self.kinds
        self.kinds.add(kind)
        of = self.whole if is_first or kind not in self.by_kind else self.by_kind[kind]
        for error in of.iter_errors(value):
            why = error.message if of is not self.whole else "no kind of line that the schema knows"
            self.wrong.append(f"golearn {' '.join(command)}\n  {line.decode()[:300]}\n  {why[:300]}")


def check_all(lines):
    tokens = []
    with ThreadPoolExecutor(2) as pool:
        def run_all(commands):
            commands = [[*command, "--json"] for command in commands]
            for command, out in zip(commands, pool.map(golearn, commands)):
                if not out:
                    lines.wrong.append(f"golearn {' '.join(command)}\n  writes nothing")
                for line in out.splitlines():
                    lines.add(command, line)
                    if command[0] == "explore":
                        tokens.extend(result["token"] for result in json.loads(line)["results"])
        run_all(command_lines())
        run_all(["replay", token, *more] for token in tokens[:12] for more in ([], ["--race", "--why"]))
    return lines


def main():
    schema = json.loads(golearn(["json-schema"]))
    lines = check_all(Lines(schema))
    never = set(schema["$defs"]) - lines.kinds
    wrong = lines.wrong + [f"no line of kind {kind}" for kind in sorted(never - set(RARE))]
    wrong += [f"kind {kind} is called rare, and came" for kind in sorted(set(RARE) - never)]
    print("\n".join(wrong[:20]))
    print(f"{lines.count} lines of {len(lines.kinds)} kinds, {len(lines.seen)} shapes, {len(wrong)} wrong")
    sys.exit(1 if wrong else 0)


main()
