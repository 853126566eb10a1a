#!/usr/bin/python3 -B
"""What can be clicked, dragged, or reached with the tab key."""
import unittest

from selenium.webdriver.common.action_chains import ActionChains

from runs import CROWD, DINNER, LOST, data, page
from tests import PageTest


class Pointer(PageTest):
    def names(self):
        return self.texts("#head .cell:not(.shared) .name")

    def test_the_verdicts_button_goes_to_the_problem(self):
        file = page(LOST)
        self.open(file, "#step=1")
        self.click("#verdict .show")
        self.assertEqual(self.step(), data(file)["verdict"][0]["row"] + 1)
        self.assertIn("lost update", self.text("#sentence"))

    def test_the_buttons_for_steps_move_as_their_keys_do(self):
        self.open(page(LOST), "#step=10")
        for place, step in ((2, 9), (4, 10), (1, 1), (5, 20)):
            self.click(f"#moves .move:nth-child({place})")
            self.assertEqual(self.step(), step)

    def test_the_strip_is_a_slider_that_says_the_sentence(self):
        self.open(page(LOST), "#step=1")
        self.js("slider.focus()")
        for key, step in (("→", 2), ("PgDn", 12), ("End", 20), ("←", 19)):
            self.press(key)
            self.assertEqual(self.step(), step)
            self.assertEqual(self.js("return slider.getAttribute('aria-valuetext')"),
                             f"step {step}: {self.text('#sentence')}")
            self.assertEqual(self.js("return document.activeElement.id"), "slider")

    def test_the_strip_is_dragged(self):
        self.open(page(LOST), "#step=1")
        strip = self.browser.find("#strip")
        half = strip.size["width"] // 2
        chain = ActionChains(self.browser.driver, duration=0).move_to_element(strip).click_and_hold()
        chain.perform()
        middle = self.step()
        self.assertTrue(7 < middle < 14, middle)
        chain = ActionChains(self.browser.driver, duration=0).move_by_offset(half - 12, 0).release()
        chain.perform()
        self.browser.drawn()
        self.assertGreater(self.step(), 17)

    def test_a_row_and_a_fold_are_clicked(self):
        self.open(page(CROWD), "#step=14")
        self.click("#ground .row[data-row='14'] text")
        self.assertEqual(self.step(), 15)
        closed = self.rows()
        self.click("#ground .fold")
        self.assertEqual(self.rows()[:12], list(range(1, 13)))
        self.click("#ground .fold.opened")
        self.assertEqual(self.rows(), closed)

    def test_a_group_of_lanes_unfolds_and_folds_back(self):
        self.open(page(CROWD), "#step=1")
        folded = self.names()
        self.assertLess(len(folded), 8)
        self.click("#head .many .name")
        self.assertEqual(len(self.names()), 13)
        self.click("#head .cell:nth-of-type(4) .name")
        self.assertEqual(self.names(), folded)

    def test_the_words_of_a_row_take_its_goroutine_out_of_the_group(self):
        self.open(page(CROWD), "#step=15")
        lanes = len(self.names())
        words = self.browser.find("#ground [data-pull]")
        name = words.text.split(":")[0]
        words.click()
        self.browser.drawn()
        self.assertIn(name, " ".join(self.names()))
        self.assertEqual(len(self.names()), lanes + 1)

    def test_a_name_leaves_only_the_steps_of_its_lane(self):
        self.open(page(LOST))
        every = self.rows()
        self.click("#head .cell:nth-of-type(4) .name")
        self.assertLess(len(self.rows()), len(every))
        self.click("#head .cell:nth-of-type(4) .name")
        self.assertEqual(self.rows(), every)

    def test_a_line_of_the_program_goes_to_its_next_step_and_round(self):
        file = page(LOST)
        lines = data(file)["rows"]["l"]
        line = next(line for line in lines if lines.count(line) > 2)
        at = [i + 1 for i, each in enumerate(lines) if each == line]
        self.open(file, f"#step={at[0]}")
        for step in (*at[1:], at[0]):
            self.click(f"#program li:nth-child({line}) button")
            self.assertEqual(self.step(), step)
            self.assertEqual(self.text("#program .current .number"), str(line))
        self.click("#code-line")
        self.assertEqual(self.step(), at[1])

    def test_who_printed_a_line_is_a_way_to_its_step(self):
        self.open(page(DINNER))
        self.press("End")
        self.click("#output li:first-child .who")
        self.assertIn("prints", self.text("#sentence"))
        self.assertEqual(self.count("#output li"), 1)


if __name__ == "__main__":
    unittest.main(verbosity=1)
