"""Counts what an operation of golearn_bench's rows costs: instructions and cache misses, simulated by valgrind.

Called by `scripts/bench --count`. Each row is run with two numbers of operations; what the larger run has more, divided
by its more operations, is the cost of one, without that of starting. What the kernel does is not counted, and time spent
waiting under valgrind says nothing.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

from compare import choose_rows, listed

CACHES = {"I1": "32768,8,64", "D1": "32768,8,64", "LL": "1048576,8,64"}  # LL: what here is the second level
COUNTS = {"instructions": r"I +refs: +([\d,]+)", "D1 misses": r"D1 +misses: +([\d,]+)", "L2 misses": r"LLd misses: +([\d,]+)"}
# Of spawn so many that the objects of goroutines, new in the first 100,000, are used again in what differs.
SCALES = {"spawn": (0.5, 1), "sleep": (0.1, 0.5), "parked": (0.01, 0.05)}
USUAL = (0.02, 0.06)


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench --count")
    parser.add_argument("--count", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--cpp", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--rows", type=listed, default=[])
    parser.add_argument("--procs", type=lambda text: [int(n) for n in listed(text)], default=[1])
    chosen = parser.parse_args()
    chosen.list_command = [chosen.cpp, "list"]
    chosen.rows = choose_rows(parser, chosen)
    return chosen


def run(cpp, row, procs, scale):
    """The operations of one run, and its counts."""
    with tempfile.TemporaryDirectory() as folder:
        caches = [f"--{name}={size}" for name, size in CACHES.items()]
        command = ["valgrind", "--tool=cachegrind", "--cache-sim=yes", *caches, f"--cachegrind-out-file={folder}/out",
                   cpp, "--row", row, "--procs", str(procs), "--scale", str(scale)]
        done = subprocess.run(command, capture_output=True, text=True)
    operations = re.search(r"operations=(\d+)", done.stdout)
    if done.returncode != 0 or not operations:
        sys.exit(f"count: {row}: {' '.join(done.stderr.splitlines()[-1:]) or 'no message'}")
    counts = {name: int(re.search(what, done.stderr)[1].replace(",", "")) for name, what in COUNTS.items()}
    return int(operations[1]), counts


def main():
    chosen = arguments()
    print(f"| row, procs | {' | '.join(COUNTS)} |\n| --- |{' ---: |' * len(COUNTS)}")
    for row in chosen.rows:
        for procs in chosen.procs:
            few, many = (run(chosen.cpp, row, procs, scale) for scale in SCALES.get(row, USUAL))
            each = [(many[1][name] - few[1][name]) / (many[0] - few[0]) for name in COUNTS]
            print(f"| {row}, {procs} | {each[0]:,.0f} | {abs(each[1]):.2f} | {abs(each[2]):.2f} |", flush=True)
    print(f"\nOf one operation, in user space; valgrind's caches: {', '.join(f'{n} {s}' for n, s in CACHES.items())}.")
    print(f"`{os.environ.get('GOLEARN_BENCH_COMMAND', 'count.py')}`")


main()
