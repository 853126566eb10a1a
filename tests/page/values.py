#!/usr/bin/python3 -B
"""What stands in a page is what the program did: held against what golearn says of the same run in its other forms."""
import json
import re
import unittest

from runs import at_once, data, golearn, page
from tests import PageTest

# Whose seeds make runs that differ, with values, locks, channels, sleeping and dying among them.
LESSONS = ["9.2.2/buffered", "9.2.5/select --duration 20ms", "9.3.1 --no-sync --workers 3", "9.3.4",
           "9.3.7/counter --adds 9 --subs 4", "10.7", "11.9", "11.12/pool", "12.3", "13.3/mutex", "13.4/race"]
UPDATES = 3
MOST_SHOWN = 100  # lines of output, the last ones
SEEDED = [f"lesson {lesson} --fast --seed {seed}" for lesson in LESSONS for seed in range(1, 9)]
COUNTED = [f"lesson 9.3.1 --no-sync --workers {UPDATES} --fast --seed {seed}" for seed in range(1, 31)]
RUNS = list(dict.fromkeys(SEEDED + COUNTED))


def printed(file):
    run, kinds = data(file), data(file, "page")["kinds"]
    rows = run["rows"]
    return [run["strings"][v] for v, k in zip(rows["v"], rows["k"]) if kinds[k] == "print"]


def last_contents(file):
    """By name, the value that each variable has in the end."""
    run = data(file)
    objects, rows, values = run["objects"], run["rows"], {}
    for object, content in zip(rows["o"], rows["c"]):
        if content >= 0 and objects["kind"][object] in ("variable", "atomic"):
            values[objects["name"][object]] = run["contents"][content]["value"]
    return values


def told_contents(words):
    """The same by --json."""
    values = {}
    for line in golearn(f"{words} --json").splitlines():
        event = json.loads(line)
        if event["kind"] in ("load", "store", "atomic") and "object_name" in event:
            values[event["object_name"]] = event["value"]
    return values


def last_step(words):
    """The last number of a step in the terminal's picture."""
    return int(re.findall(r"^[! ] *(\d+) .*[█░┊z▀╰│]", golearn(f"{words} --steps"), re.M)[-1])


class Data(unittest.TestCase):
    """Without a browser: what the page has been given."""

    @classmethod
    def setUpClass(cls):
        cls.files = dict(zip(RUNS, at_once(page, RUNS)))

    def assert_each(self, of_page, of_run):
        for (words, file), told in zip(self.files.items(), at_once(of_run, RUNS)):
            with self.subTest(words):
                self.assertEqual(of_page(file), told)

    def test_there_are_a_hundred_runs_and_many_of_them_differ(self):
        self.assertGreaterEqual(len(RUNS), 100)
        self.assertGreater(len({json.dumps(data(file)["rows"]) for file in self.files.values()}), 80)

    def test_it_prints_what_the_program_printed(self):
        self.assert_each(printed, lambda words: golearn(f"{words} --raw").splitlines())

    def test_variables_end_with_the_values_that_json_tells(self):
        self.assert_each(last_contents, told_contents)
        self.assertGreater(sum(bool(last_contents(file)) for file in self.files.values()), 40)

    def test_there_are_as_many_steps_as_in_the_terminal(self):
        self.assert_each(lambda file: len(data(file)["rows"]["g"]), last_step)

    def test_an_update_is_lost_exactly_if_the_result_is_too_small(self):
        results = set()
        for words in COUNTED:
            file = self.files[words]
            result = int(printed(file)[-1])
            results.add(result)
            with self.subTest(words, result=result):
                told = any("lost update" in line["text"]["en"] for line in data(file)["verdict"])
                found = any(problem["kind"] == "lost" for problem in data(file)["problems"])
                self.assertEqual((told, found), (result < UPDATES,) * 2)
        self.assertGreater(len(results), 1)


class Shown(PageTest):
    """In the browser, of a few: what is read off the page itself."""

    def test_the_output_at_the_last_step_is_what_the_program_printed(self):
        for words in SEEDED[::11]:
            with self.subTest(words):
                self.open(page(words))
                self.press("End")
                lines = self.texts("#output bdi")
                every = golearn(f"{words} --raw").splitlines()
                self.assertEqual(lines, every[-MOST_SHOWN:])
                self.assertIn(f"{len(every)} of {len(every)} lines", self.text("#output-count"))
                self.assertEqual(self.js("return Number(slider.max)") + 1, last_step(words))

    def test_the_head_of_a_variable_tells_its_last_value(self):
        for words in COUNTED[:4]:
            with self.subTest(words):
                self.open(page(words))
                self.press("End")
                shown = dict(re.findall(r"^(\w+)\n+variable\n+= (.*)$", self.text("#head"), re.M))
                self.assertEqual(shown, told_contents(words))

    def test_a_step_tells_the_value_that_json_tells(self):
        words = COUNTED[0]
        stores = [json.loads(line) for line in golearn(f"{words} --json").splitlines() if '"kind":"store"' in line]
        self.open(page(words))
        self.click("#tab-words")
        sentences = self.texts("#words-list li")
        writes = [re.match(r"g(\d+) writes (\d+) into (\w+)\.", sentence) for sentence in sentences]
        self.assertEqual([found.groups() for found in writes if found],
                         [(str(store["goroutine"]), store["value"], store["object_name"]) for store in stores])


if __name__ == "__main__":
    unittest.main(verbosity=1)
