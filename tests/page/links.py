#!/usr/bin/python3 -B
"""The address: what a link shows, and that it follows what is looked at; and where a page opens without one."""
import unittest

from runs import CROWD, DEADLOCK, DINNER, LOST, POOL, SEARCH, data, page
from tests import PageTest


class Links(PageTest):
    def test_a_link_shows_just_that(self):
        self.open(page(LOST), "#step=10&lang=ko&axis=time&theme=dark")
        self.assertEqual(self.step(), 10)
        shown = self.js("return [document.documentElement.lang, document.documentElement.dataset.theme, "
                        "document.querySelector('#controls .pair button:nth-child(2)').getAttribute('aria-pressed')]")
        self.assertEqual(shown, ["ko", "dark", "true"])

    def test_the_address_follows(self):
        self.open(page(SEARCH), "#step=1")
        self.press("→")
        self.address("step=2")
        self.press("t", "l", "d")
        for part in ("step=2", "axis=time", "lang=ko"):
            self.address(part)
        self.assertIn("theme=", self.js("return location.hash"))
        self.click("#classes button:nth-child(2)")
        self.address("run=2")

    def test_what_the_address_says_is_shown_again(self):
        self.open(page(LOST), "#step=3")
        self.press("→", "t", "l")
        self.address("lang=ko")
        look = "return ['#sentence', '#where', '#ground .lanes'].map((css) => document.querySelector(css).outerHTML)"
        before, link = self.js(look), self.js("return location.hash")
        self.open(page(LOST), link)
        self.assertEqual(self.js(look), before)

    def test_a_changed_address_is_followed_at_once(self):
        self.open(page(LOST), "#step=3")
        self.js("location.hash = '#step=7&lang=ko'")
        self.browser.until("the step is shown", "return slider.value == 6 && document.documentElement.lang === 'ko'")

    def test_a_link_into_a_fold_opens_it(self):
        self.open(page(CROWD), "#step=5")
        self.assertEqual(self.step(), 5)
        self.assertIn(5, self.rows())
        self.assert_in_view()

    def test_a_link_deep_into_a_fold_shows_the_row(self):
        first, period, times = max(data(page(POOL))["folds"], key=lambda fold: fold[1] * fold[2])
        middle = first + period * times // 2 + 1
        for axis in ("step", "time"):
            with self.subTest(axis):
                self.open(page(POOL), f"#step={middle}&axis={axis}")
                self.assertEqual(self.step(), middle)
                self.assert_in_view()

    def test_a_link_to_what_is_not_there_shows_what_is_nearest(self):
        for link, step in (("#step=9999", 20), ("#step=0&lang=xx&axis=&run=7", None), ("#step=-3&theme=pink", None)):
            with self.subTest(link):
                self.open(page(LOST), link)
                self.assertEqual(self.step(), step or data(page(LOST))["verdict"][0]["row"] + 1)


class Start(PageTest):
    def test_a_page_opens_at_the_worst_problem_with_its_row_in_view(self):
        for words in (LOST, SEARCH, DINNER, DEADLOCK, CROWD, "explore 10.7 --until",
                      "lesson 9.3.6 --add-inside --race --seed 3",
                      "lesson 9.3.1 --no-sync --workers 100 --race --seed 3"):
            for width, height in ((1440, 757), (1024, 640), (400, 800)):
                with self.subTest(words, size=(width, height)):
                    self.browser.size(width, height)
                    file = page(words)
                    self.open(file)
                    worst = next((line["row"] for line in data(file)["verdict"] if line["row"] >= 0), 0)
                    self.assertEqual(self.step(), worst + 1)
                    self.assert_in_view()

    def test_without_a_problem_it_opens_at_the_first_step(self):
        self.open(page("lesson 13.3/mutex --seed 1"))
        self.assertEqual(self.step(), 1)
        self.assert_in_view()

    def test_a_window_that_grows_or_shrinks_keeps_the_row_in_view_and_all_drawn(self):
        self.open(page(CROWD), "#step=60")
        for height in (420, 1500, 640):
            self.browser.size(1440, height)
            self.browser.drawn()
            self.assert_in_view()
            missing = self.js("""
              const drawn = [...document.querySelectorAll("#gutter .step")].map((node) => node.getBoundingClientRect());
              const edge = sheet.getBoundingClientRect().bottom, last = Math.max(...drawn.map((box) => box.bottom));
              return Math.min(edge, ground.getBoundingClientRect().bottom) - last""")
            self.assertLess(missing, 30)


if __name__ == "__main__":
    unittest.main(verbosity=1)
