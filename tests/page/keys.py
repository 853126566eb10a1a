#!/usr/bin/python3 -B
"""What the keys do, as the page's own help tells it."""
import unittest

from runs import CROWD, DINNER, LOST, data, page
from tests import PageTest


def rows_of(file, test):
    """The steps of which `test` is true, told the columns' names and values."""
    rows = data(file)["rows"]
    columns = [dict(zip(rows, values)) for values in zip(*rows.values())]
    return [i + 1 for i, row in enumerate(columns) if test(row)]


class Keys(PageTest):
    def assert_goes(self, key, steps, shift=False):
        went = []
        for _ in steps:
            self.press(key, shift=shift)
            went.append(self.step())
        self.assertEqual(went, steps)

    def test_arrows_pages_and_ends(self):
        file = page("lesson 9.2.2/buffered --fast --seed 1")
        last = len(data(file)["rows"]["g"])
        self.open(file, "#step=10")
        self.assert_goes("→", [11, 12])
        self.assert_goes("←", [11, 10, 9])
        self.assert_goes("PgDn", [19, 29])
        self.assert_goes("PgUp", [19, 9, 1, 1])
        self.assert_goes("End", [last, last])
        self.assert_goes("→", [last])
        self.assert_goes("Home", [1])
        self.assert_goes("←", [1])

    def test_shift_and_arrow_stay_with_the_goroutine(self):
        file = page(LOST)
        own = rows_of(file, lambda row: 2 in (row["g"], row["x"]))
        self.open(file, f"#step={own[1]}")
        self.assert_goes("→", own[2:], shift=True)
        self.assert_goes("←", own[-2::-1], shift=True)

    def test_space_plays_until_it_is_pressed_again_or_all_is_over(self):
        self.open(page(LOST), "#step=1")
        button = "return document.querySelector('#moves .move:nth-child(3)').title.split(' ')[0]"
        self.assertEqual(self.js(button), "play")
        self.press("Space")
        self.assertEqual(self.js(button), "pause")
        self.browser.until("two steps are played", "return slider.value >= 2")
        self.press("Space")
        self.assertEqual(self.js(button), "play")
        self.press("End", "←", "Space")
        self.browser.until("it stops at the end", f"{button} === 'play'")
        self.assertEqual(self.js("return slider.value"), self.js("return slider.max"))

    def test_n_goes_round_the_problems_and_shift_n_back(self):
        file = page(DINNER)
        at = sorted({max(problem["rows"]) + 1 for problem in data(file)["problems"]})
        self.assertGreater(len(at), 2)
        self.open(file, "#step=1")
        self.assert_goes("n", [*at, at[0]])
        self.assert_goes("n", [*at[::-1], at[-1]], shift=True)

    def test_p_goes_round_the_printed_lines_and_the_output_follows(self):
        file = page(DINNER)
        kinds, strings = data(file, "page")["kinds"], data(file)["strings"]
        at = rows_of(file, lambda row: kinds[row["k"]] == "print")
        self.open(file, "#step=1")
        for count, step in enumerate(at, 1):
            self.assert_goes("p", [step])
            lines = self.texts("#output bdi")
            self.assertEqual(len(lines), count)
            self.assertEqual(lines[-1], strings[data(file)["rows"]["v"][step - 1]])
            self.assertEqual(self.text("#output .current bdi"), lines[-1])
        self.assert_goes("p", at[:1])
        self.assert_goes("p", at[:0:-1], shift=True)

    def test_t_w_l_d_and_f_change_the_view_and_change_it_back(self):
        self.open(page(CROWD), "#theme=light")
        looks = {"t": "return ground.style.height", "l": "return sentence.textContent",
                 "w": "return document.getElementById('panel-words').hidden",
                 "d": "return getComputedStyle(document.body).backgroundColor", "f": "return ground.style.height"}
        for key, look in looks.items():
            before = self.js(look)
            self.press(key)
            self.assertNotEqual(self.js(look), before, key)
            self.press(key)
            self.assertEqual(self.js(look), before, key)

    def test_a_digit_leaves_only_the_steps_of_that_lane(self):
        file = page(LOST)
        self.open(file)
        every = self.rows()
        self.press("2")
        self.assertEqual(self.rows(), rows_of(file, lambda row: 1 in (row["g"], row["x"])))
        self.assertIn("g2", self.text("#controls"))
        self.press("2")
        self.assertEqual(self.rows(), every)
        self.press("3", "Esc")
        self.assertEqual(self.rows(), every)
        self.press("9")  # there is no ninth
        self.assertEqual(self.rows(), every)

    def test_enter_opens_and_closes_the_fold_below_the_cursor(self):
        self.open(page(CROWD), "#step=1")
        closed = self.rows()
        self.assertNotIn(2, closed)
        self.press("Enter")
        self.assertEqual(self.rows()[:12], list(range(1, 13)))
        self.press("Enter")
        self.assertEqual(self.rows(), closed)

    def test_a_question_mark_shows_every_key_and_escape_hides_them(self):
        self.open(page(LOST), "#step=5")
        self.press("?")
        self.assertTrue(self.js("return help.open"))
        keys = set("←→nNpPtfwld?") | {"PgUp", "PgDn", "Home", "End", "Space", "Enter", "1–9"}
        self.assertGreaterEqual(set(self.texts("#help kbd")), keys)
        self.press("→")
        self.press("Esc")
        self.assertFalse(self.js("return help.open"))
        self.assertEqual(self.step(), 5)


if __name__ == "__main__":
    unittest.main(verbosity=1)
