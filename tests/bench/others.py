"""Runs golearn_bench, its rows on stock Boost.Fiber and on oneTBB, and its Go twin in turn; prints medians as Markdown.

Called by `scripts/bench --others`, which builds the programs and says what the options mean. Where a program has no such
row, or is not there itself, a cell is empty.
"""
import argparse
import os
import sys
from datetime import datetime

from compare import cell, choose_rows, cpu, listed, output, progress, run

SIDES = {"golearn": "cpp", "Boost.Fiber": "boost_fiber", "oneTBB": "tbb", "Go": "go"}
OTHERS = ["Boost.Fiber", "oneTBB"]


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench --others")
    parser.add_argument("--others", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--cpp", required=True, help=argparse.SUPPRESS)
    for program in ["--boost-fiber", "--tbb", "--go"]:
        parser.add_argument(program, help=argparse.SUPPRESS)
    parser.add_argument("--rows", type=listed, default=[])
    parser.add_argument("--procs", type=lambda text: [int(n) for n in listed(text)], default=[1, 2])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("--list", action="store_true")
    chosen = parser.parse_args()
    chosen.list_command = [chosen.cpp, "list"]
    rows = choose_rows(parser, chosen)
    chosen.programs = programs(chosen)
    chosen.has = {side: rows_of(program) for side, program in chosen.programs.items()}
    chosen.rows = chosen.rows or [row for row in rows if any(row in chosen.has.get(side, []) for side in OTHERS)]
    if chosen.runs < 1 or any(n < 1 for n in chosen.procs):
        parser.error("--runs and --procs are 1 or more")
    return chosen


def programs(chosen):
    """The program of every side; an other whose library is missing was not built."""
    paths = {side: vars(chosen)[option] for side, option in SIDES.items()}
    return {side: path for side, path in paths.items() if path and (side not in OTHERS or os.path.exists(path))}


def rows_of(program):
    return [line.split()[0] for line in output([program, "list"]).splitlines()]


def measure(row, procs, chosen, failures):
    """The times of every side that has the row, interleaved: {side: [ns]}."""
    times = {side: [] for side, rows in chosen.has.items() if row in rows}
    for number in range(1, chosen.runs + 1):
        for side in times:
            progress(f"{row}, procs {procs}, {side}: run {number} of {chosen.runs}")
            try:
                times[side].append(run(chosen.programs[side], row, procs, chosen, 0)["ns"])
            except RuntimeError as failure:
                failures.append(f"{row}, procs {procs}, {side}, run {number}: {failure}")
    return times


def table(chosen, failures):
    lines = [["row", "procs", *(f"{side} ns" for side in SIDES)], ["---"] + ["---:"] * (len(SIDES) + 1)]
    for row in chosen.rows:
        for procs in chosen.procs:
            times = measure(row, procs, chosen, failures)
            cells = [cell(times[side], chosen.runs) if side in times else "" for side in SIDES]
            lines.append([row, str(procs), *cells])
    return lines


def versions(chosen):
    """Of Boost.Fiber none: golearn_bench, built with the same Boost, tells its version."""
    return "; ".join(output([path, "version"]) for side, path in chosen.programs.items() if side != "Boost.Fiber")


def main():
    chosen = arguments()
    if chosen.list:
        print("\n".join(chosen.rows))
        return 0
    failures = []
    lines = table(chosen, failures)
    progress("")
    for line in lines:
        print("| " + " | ".join(line) + " |")
    print(f"\nMedians of {chosen.runs} interleaved runs.")
    print(f"{cpu()}; Linux {os.uname().release}; {versions(chosen)}; {datetime.now():%Y-%m-%d}.")
    print(f"`{os.environ.get('GOLEARN_BENCH_COMMAND', ' '.join(sys.argv))}`")
    for failure in failures:
        print(f"bench: failed: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
