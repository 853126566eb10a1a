"""What golearn writes: pages in a folder of their own, and the data in them."""
import functools
import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

GOLEARN = sys.argv.pop(1) if len(sys.argv) > 1 else sys.exit(f"usage: {sys.argv[0]} GOLEARN [TEST...]")
FOLDER = tempfile.TemporaryDirectory(prefix="golearn-page-")

# g2 and g3 read the same 0, and one of the two additions is gone.
LOST = "replay g1:9.3.1:p2:s1:no-sync=true:workers=2:00020102030102010101:960d"
SEARCH = "explore 9.3.1 --no-sync"
POOL = "lesson 12.2 --fast --procs 1"  # folds of hundreds of steps
CROWD = "lesson 9.3.1 --no-sync --workers 12 --seed 3"  # a group of goroutines, and two folds
DINNER = "lesson 10.7 --seed 3"  # prints, sleeps, and dies in a circle
DEADLOCK = "lesson 13.4/deadlock --seed 1"


def golearn(words):
    """What it says, in English unless it is told otherwise; how the program ends is its own affair."""
    english = [] if "--lang" in words else ["--lang", "en"]
    done = subprocess.run([GOLEARN, *words.split(), *english], capture_output=True, timeout=250)
    if done.returncode in (64, 70):
        raise AssertionError(f"golearn {words}\n{done.stderr.decode()}")
    return done.stdout.decode()


def page(words):
    """The page of a run; one that was made already is not made again."""
    file = Path(FOLDER.name) / (re.sub(r"\W+", "-", words) + ".html")
    if not file.exists():
        golearn(f"{words} --html {file}")
    return file


def at_once(act, items):
    """`act` of each item, two at a time, in their order."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(act, items))


def programs():
    """What can be run, as `9.2.2/buffered`, or `9.2.1` if that lesson has one program only."""
    found = []
    for line in golearn("list").splitlines():
        if lesson := re.match(r" +(\d+(?:\.\d+)+) ", line):
            found.append([lesson[1], []])
        elif re.fullmatch(r" +(/\S+ ?)+", line):
            found[-1][1].extend(line.split())
    return [lesson + each for lesson, its in found for each in its or [""]]


SCRIPT = '<script type="application/json" id="{}">(.*?)</script>'


@functools.cache
def data(file, name="run-0"):
    """The data of a page, which nobody changes."""
    return json.loads(re.search(SCRIPT.format(name), Path(file).read_text(), re.S)[1])


def changed(file, name, change):
    """A page like that one, but for the parts of its data that `change` changed; written as golearn does."""
    text, pattern = Path(file).read_text(), re.compile(SCRIPT.format(r"(page|run-\d+)"), re.S)

    def written(match):
        value = json.dumps(change(json.loads(match[2]), match[1]), ensure_ascii=False).replace("<", "\\u003c")
        return match[0][:match.start(2) - match.start(0)] + value + "</script>"

    to = Path(FOLDER.name) / name
    to.write_text(pattern.sub(written, text))
    return to
