"""Runs golearn_bench and its Go twin in turn and prints medians and ratios as Markdown.

Called by scripts/bench, which builds the two programs and says what the options mean.
"""
import argparse
import math
import os
import re
import subprocess
import sys
from datetime import datetime
from statistics import median

# What a line of a program may hold, how the table names it, and whether it is a time.
MEASURES = {"ns": ("", True), "wake_ns": (": wake", True), "bytes": (": resident bytes", False)}
SIZES = [10, 1_000, 100_000, 1_000_000]
# The rows that show what a program gains from processors.
GAINS = ["skynet", "parallel-work", "pipeline", "fan-out-in"]


def listed(text):
    return [item for item in text.split(",") if item]


def choose_rows(parser, chosen):
    """The rows that were asked for, or all; ends the program when there is no such row."""
    try:
        known = [line.split()[0] for line in output(chosen.list_command).splitlines()]
    except (OSError, subprocess.CalledProcessError) as failure:
        parser.error(f"--cpp is no golearn_bench: {failure}")
    for name in chosen.rows:
        if name not in known:
            parser.error(f"no row is called '{name}'; these are: {', '.join(known)}")
    return chosen.rows or known


def common_arguments(prog):
    """A parser of what every comparison takes."""
    parser = argparse.ArgumentParser(prog=prog)
    parser.add_argument("--cpp", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--go", help=argparse.SUPPRESS)
    parser.add_argument("--rows", type=listed, default=[])
    parser.add_argument("--procs", type=lambda text: [int(n) for n in listed(text)], default=[1, 2])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("--list", action="store_true")
    return parser


def arguments():
    parser = common_arguments("scripts/bench")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--sizes", type=lambda text: [int(n) for n in listed(text)], default=SIZES)
    chosen = parser.parse_args()
    chosen.list_command = [chosen.cpp, "list-growth" if chosen.growth else "list"]
    chosen.rows = choose_rows(parser, chosen)
    if chosen.runs < 1 or any(n < 1 for n in chosen.procs + chosen.sizes):
        parser.error("--runs, --procs and --sizes are 1 or more")
    return chosen


def output(command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def sides_of(chosen):
    return ["C++", "Go"] if chosen.go else ["C++"]


def progress(text):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr)


def run(program, row, procs, chosen, size):
    """One run's measurements by name; raises with the reason when it fails."""
    command = [program, "--row", row, "--procs", str(procs), "--scale", chosen.scale]
    command += ["--goroutines", str(size)] if size else []
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=chosen.timeout)
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"no end after {chosen.timeout:g} s") from None
    if done.returncode != 0:
        raise RuntimeError(f"exit status {done.returncode}: {(done.stderr.strip() or 'no message').splitlines()[0]}")
    found = {name: float(value) for name, value in re.findall(r"(\w+)=([\d.]+)", done.stdout)}
    if not found.get("ns"):
        raise RuntimeError("printed no measurement")
    return found


def measure(row, procs, chosen, failures, size=0):
    """The runs of both sides, interleaved: {side: {measure: [values]}}. Without a size, the row as it is."""
    what = f"{row}, procs {procs}" + (f", {size:,} goroutines" if size else "")
    sides = {"C++": chosen.cpp} | ({"Go": chosen.go} if chosen.go else {})
    values = {side: {} for side in sides}
    for number in range(1, chosen.runs + 1):
        for side, program in sides.items():
            progress(f"{what}: run {number} of {chosen.runs}")
            try:
                for name, value in run(program, row, procs, chosen, size).items():
                    values[side].setdefault(name, []).append(value)
            except RuntimeError as failure:
                failures.append(f"{what}, {side}, run {number}: {failure}")
    return values


def cell(values, runs):
    if not values:
        return "failed"
    text = f"{median(values):.0f}" if median(values) >= 100 else f"{median(values):.1f}"
    return text if len(values) == runs else f"{text} ({runs - len(values)} of {runs} failed)"


def table_row(label, name, by_procs, chosen, ratios):
    """The cells of one measure of one row; notes the ratios of times for the mean."""
    cells = [label]
    for procs, values in by_procs.items():
        cpp = values["C++"].get(name, [])
        cells.append(cell(cpp, chosen.runs))
        if not chosen.go:
            continue
        go = values["Go"].get(name, [])
        ratio = median(go) / median(cpp) if go and cpp else None
        cells += [cell(go, chosen.runs), f"{ratio:.2f}" if ratio else ""]
        if ratio and MEASURES[name][1]:
            ratios[procs].append(ratio)
    return cells


def measured(results):
    """The measures that some run of these has, each with how the table names it."""
    names = {name for values in results.values() for side in values.values() for name in side} | {"ns"}
    return [(name, suffix) for name, (suffix, _) in MEASURES.items() if name in names]


def growth_row(label, name, by_size, chosen):
    """The cells of one measure at every size; empty where the row has no meaning."""
    cells = [label]
    for size in chosen.sizes:
        for side in sides_of(chosen):
            runs = by_size[size][side].get(name, []) if size in by_size else []
            needed = size in by_size and name == "ns"
            cells.append(cell(runs, chosen.runs if needed else len(runs)) if runs or needed else "")
    return cells


def growth_table(chosen, failures):
    fewest = {line.split()[0]: int(line.split()[1]) for line in output(chosen.list_command).splitlines()}
    lines = [["ns each, with so many goroutines", *(f"{side}, {n:,}" for n in chosen.sizes for side in sides_of(chosen))]]
    lines.append(["---"] + ["---:"] * (len(lines[0]) - 1))
    for row in chosen.rows:
        sizes = [size for size in chosen.sizes if size >= fewest[row]]
        for procs in chosen.procs:
            by_size = {size: measure(row, procs, chosen, failures, size) for size in sizes}
            for name, suffix in measured(by_size):
                lines.append(growth_row(f"{row}{suffix}, procs {procs}", name, by_size, chosen))
    return lines


def table(chosen, failures):
    sides = ["C++ ns", "Go ns", "Go/C++"] if chosen.go else ["C++ ns"]
    lines = [["row"] + [f"{side}, procs {procs}" for procs in chosen.procs for side in sides]]
    lines.append(["---"] + ["---:"] * (len(lines[0]) - 1))
    ratios = {procs: [] for procs in chosen.procs}
    gains = []
    for row in chosen.rows:
        by_procs = {procs: measure(row, procs, chosen, failures) for procs in chosen.procs}
        for name, suffix in measured(by_procs):
            lines.append(table_row(row + suffix, name, by_procs, chosen, ratios))
        if row in GAINS:
            gains.append([row, *gain(by_procs, chosen)])
    if chosen.go:
        means = [[math.exp(sum(map(math.log, r)) / len(r))] if r else [] for r in ratios.values()]
        lines.append(["geometric mean of times"] + [text for m in means for text in ("", "", *(f"{x:.2f}" for x in m))])
    if gains and len(chosen.procs) > 1:
        lines += gain_table(gains, chosen)
    return lines


def gain(by_procs, chosen):
    """How many times as fast as with the fewest processors, ours and Go's, for each other number of them."""
    fewest, *others = by_procs
    cells = []
    for procs in others:
        for side in sides_of(chosen):
            before, after = (by_procs[n][side].get("ns", []) for n in (fewest, procs))
            cells.append(f"{median(before) / median(after):.2f}" if before and after else "failed")
    return cells


def gain_table(gains, chosen):
    fewest, *others = chosen.procs
    head = [f"times as fast as with {fewest}"] + [f"{side}, procs {procs}" for procs in others for side in sides_of(chosen)]
    return [[], head, ["---"] + ["---:"] * (len(head) - 1), *gains]


def cpu():
    model = next((line.split(":")[1].strip() for line in output(["lscpu"]).splitlines() if "Model name" in line), "?")
    return f"{model}, {os.cpu_count()} cores"


def main():
    chosen = arguments()
    if chosen.list:
        print(output(chosen.list_command))
        return 0
    failures = []
    lines = (growth_table if chosen.growth else table)(chosen, failures)
    go = output([chosen.go, "version"]) if chosen.go else "no go on this machine: our side only"
    note = " Go/C++ above 1: golearn is faster." if chosen.go and not chosen.growth else ""
    return told(lines, chosen, f"{output([chosen.cpp, 'version'])}; {go}", failures, note)


def told(lines, chosen, versions, failures, note=""):
    """Prints the table, and what it was measured with; the exit status."""
    progress("")
    for line in lines:
        print("| " + " | ".join(line) + " |" if line else "")
    print(f"\nMedians of {chosen.runs} interleaved runs.{note}")
    print(f"{cpu()}; Linux {os.uname().release}; {versions}; {datetime.now():%Y-%m-%d}.")
    print(f"`{os.environ.get('GOLEARN_BENCH_COMMAND', ' '.join(sys.argv))}`")
    for failure in failures:
        print(f"bench: failed: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
