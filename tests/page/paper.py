#!/usr/bin/python3 -B
"""The page on paper."""
import base64
import re
import subprocess
import unittest
from pathlib import Path

from runs import CROWD, FOLDER, LOST, data, page
from tests import PageTest

FIGURE = re.compile(r"^ *\d+ +\d+\S*s", re.M)  # a step and its time


class Paper(PageTest):
    def printed(self, name):
        """What the pages say, one after the other."""
        wanted = {"preferCSSPageSize": True, "printBackground": True}
        answer = self.browser.driver.execute_cdp_cmd("Page.printToPDF", wanted)
        file = Path(FOLDER.name) / f"{name}.pdf"
        file.write_bytes(base64.b64decode(answer["data"]))
        self.assertLess(file.stat().st_size, 4_000_000)  # no pictures of patterns
        pages = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
        return pages.split("\f")[:-1]

    def test_it_has_figures_with_the_names_of_the_lanes_and_then_the_program(self):
        for words, language in ((LOST, "en"), (CROWD, "ko"), ("lesson 9.2.2/buffered --fast --seed 1", "ko")):
            with self.subTest(words, language=language):
                file = page(words)
                self.open(file, f"#lang={language}")
                pages = self.printed(language)
                source = [line.split() for line in data(file, "page")["source"] if line.strip()]
                figures, program = [text for text in pages if FIGURE.search(text)], pages[-1]
                self.assertGreater(len(figures), 0)
                for text in figures:
                    for name in ("main", data(file)["objects"]["name"][0]):
                        self.assertIn(name, text)
                told = " ".join(program.split())
                for line in (source[0], source[-2], max(source, key=len)[:3]):
                    self.assertIn(" ".join(line), told)

    def test_every_step_of_a_short_run_is_printed_once(self):
        file = page("lesson 9.2.2/buffered --fast --seed 1")
        self.open(file)
        steps = [int(step) for text in self.printed("steps") for step in re.findall(r"^ *(\d+) ", text, re.M)]
        count = len(data(file)["rows"]["g"])
        self.assertEqual([step for step in range(1, count + 1) if step not in steps], [])

    def test_of_a_long_run_at_most_420_rows_are_printed_and_it_says_which(self):
        self.open(page("lesson 12.3 --fast --seed 3"))
        pages = self.printed("long")
        self.assertRegex(pages[0], r"Steps \d+ to \d+ of \d+ are printed\.")
        self.assertLess(len(pages), 30)

    def test_afterwards_the_screen_is_as_it_was(self):
        self.open(page(LOST), "#theme=dark")
        look = "return [document.body.innerHTML.length, getComputedStyle(document.body).backgroundColor]"
        before = self.js(look)
        self.printed("again")
        self.assertEqual(self.js(look), before)


if __name__ == "__main__":
    unittest.main(verbosity=1)
