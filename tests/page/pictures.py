#!/usr/bin/python3 -B
"""Where things lie in the picture: not pixels, for fonts differ, but the rules by which it is drawn."""
import unittest
from itertools import product

from boxes import BOXES, NAMES, PARTS, ROW, lanes, middle, overlap, top
from runs import CROWD, DINNER, LOST, SEARCH, data, page
from tests import PageTest

SLACK = 1.5  # pixels: half of a line's width, and rounding


class Picture(PageTest):
    SIZES = ((1440, 1500), (1000, 1500))  # with room for all words, and with none
    RUNS = (LOST, DINNER, SEARCH, CROWD)

    @classmethod
    def setUpClass(cls):
        """Opens each page once: the tests only calculate."""
        super().setUpClass()
        cls.pictures = []
        for size, words, language in product(cls.SIZES, cls.RUNS, ("en", "ko")):
            cls.browser.size(*size)
            cls.browser.open(page(words), f"#lang={language}")
            name = f"{words}, {language}, {size[0]} pixels wide"
            cls.pictures.append((name, data(page(words)), cls.js(BOXES), cls.js(PARTS, NAMES)))

    def each(self, check):
        for name, run, drawn, _ in self.pictures:
            with self.subTest(name):
                self.assertGreater(len(drawn["rows"]), 10)
                check(run, drawn)

    def test_rows_are_equally_high(self):
        def check(run, drawn):
            rows = sorted(map(int, drawn["rows"]))
            for row, after in zip(rows, rows[1:]):
                if after == row + 1 and run["rows"]["t"][after] < 20_000:  # no pause between them
                    self.assertAlmostEqual(top(drawn, after) - top(drawn, row), ROW, delta=SLACK)

        self.each(check)

    def test_all_of_a_row_stays_inside_it(self):
        def check(_, drawn):
            for row, parts in drawn["rows"].items():
                above = top(drawn, row)
                for each in parts["arrows"] + parts["pills"] + parts["printed"]:
                    self.assertGreaterEqual(each["top"], above - SLACK, (row, each))
                    self.assertLessEqual(each["bottom"], above + ROW + SLACK, (row, each))

        self.each(check)

    def test_bars_and_blocks_stand_in_their_lanes(self):
        def check(_, drawn):
            own, things = lanes(drawn)
            for bar in drawn["bars"]:
                self.assertTrue(any(abs(middle(bar) - lane) < SLACK for lane in own), bar)
            for block in drawn["blocks"]:
                self.assertTrue(any(lane - 17 < block["left"] and block["right"] < lane + 17 for lane in things), block)

        self.each(check)

    def test_pills_lie_on_the_lane_of_their_thing(self):
        def check(run, drawn):
            _, things = lanes(drawn)
            names = [cell["text"] for cell in drawn["cells"] if "shared" in cell["kind"]]
            for row, parts in drawn["rows"].items():
                for pill in parts["pills"]:
                    name = run["objects"]["name"][run["rows"]["o"][int(row)]]
                    at = next(lane for lane, text in zip(things, names) if text.startswith(name))
                    self.assertAlmostEqual(middle(pill), at, delta=SLACK)

        self.each(check)

    def test_an_arrow_ends_at_who_acts_and_at_the_thing(self):
        arrows = []

        def check(run, drawn):
            own, things = lanes(drawn)
            for row, parts in drawn["rows"].items():
                if run["rows"]["x"][int(row)] >= 0 or run["rows"]["o"][int(row)] < 0:
                    continue
                for arrow in (each for each in parts["arrows"] if "wakes" not in each["kind"]):
                    arrows.append(arrow)
                    self.assertTrue(any(0 < arrow["left"] - lane < 32 for lane in own), (row, arrow))
                    self.assertTrue(any(-5 < lane - arrow["right"] < 60 for lane in things), (row, arrow))

        self.each(check)
        self.assertGreater(len(arrows), 20)

    def test_a_bracket_goes_from_the_read_to_the_write(self):
        brackets = []

        def check(run, drawn):
            lost = [problem["rows"] for problem in run["problems"] if problem["kind"] == "lost"][:1]
            self.assertEqual(len(drawn["brackets"]), len(lost))
            for bracket, (read, _, write) in zip(drawn["brackets"], lost):
                brackets.append(bracket)
                for side, row in (("top", read), ("bottom", write)):
                    self.assertAlmostEqual(bracket[side], top(drawn, row) + ROW / 2, delta=SLACK)

        self.each(check)
        self.assertGreater(len(brackets), 3)

    def test_no_words_lie_over_others(self):
        def check(_, drawn):
            texts = sorted(drawn["texts"], key=lambda text: text["top"])
            self.assertGreater(len(texts), 20)
            for i, text in enumerate(texts):
                for other in texts[i + 1:]:
                    if other["top"] > text["bottom"]:
                        break
                    # A line of letters is higher than they are.
                    self.assertLess(overlap(text, other), 2, (text, other))

        self.each(check)

    def test_the_parts_of_the_page_lie_below_one_another(self):
        for name, _, _, parts in self.pictures:
            with self.subTest(name):
                self.assertGreater(len(parts), 5)
                for (_, above), (below, _) in zip(parts, parts[1:]):
                    self.assertLessEqual(above, below + SLACK)
                self.assertLessEqual(parts[-1][1], self.SIZES[0][1] + SLACK)


if __name__ == "__main__":
    unittest.main(verbosity=1)
