"""Runs golearn_bench, its rows on stock Boost.Fiber and on oneTBB, and its Go twin in turn; prints medians as Markdown.

Called by `scripts/bench --others`, which builds the programs and says what the options mean. Where a program has no such
row, or is not there itself, a cell is empty.
"""
import argparse
import os
import sys

from compare import cell, choose_rows, common_arguments, output, progress, run, told

SIDES = {"golearn": "cpp", "Boost.Fiber": "boost_fiber", "oneTBB": "tbb", "Go": "go"}
OTHERS = ["Boost.Fiber", "oneTBB"]


def arguments():
    parser = common_arguments("scripts/bench --others")
    parser.add_argument("--others", action="store_true", help=argparse.SUPPRESS)
    for program in ["--boost-fiber", "--tbb"]:
        parser.add_argument(program, help=argparse.SUPPRESS)
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
    return told(lines, chosen, versions(chosen), failures)


if __name__ == "__main__":
    sys.exit(main())
