#!/usr/bin/python3 -B
"""The program and the words, and the results of a search."""
import unittest

from runs import CROWD, LOST, SEARCH, page
from tests import PageTest


class Tabs(PageTest):
    def test_the_words_come_sixty_at_a_time_and_follow_the_cursor(self):
        self.open(page(CROWD), "#step=1")
        self.click("#tab-words")
        numbers = "return [...document.querySelectorAll('#words-list li')].map((node) => node.value)"
        self.assertEqual(self.js(numbers), list(range(1, 61)))
        self.click("#words-pages button:last-child")
        self.assertEqual(self.js(numbers), list(range(61, 114)))
        self.assertEqual(self.step(), 61)
        self.assertFalse(self.browser.find("#words-pages button:last-child").is_enabled())
        self.click("#words-list li:nth-child(3)")
        self.assertEqual(self.step(), 63)
        self.assertEqual(self.text("#words-list [aria-current=true]"), self.text("#sentence"))
        self.press("Home")
        self.assertEqual(self.js(numbers), list(range(1, 61)))

    def test_tabs_change_with_arrows(self):
        self.open(page(LOST), "#step=5")
        self.js("document.getElementById('tab-program').focus()")
        self.press("→")
        self.assertTrue(self.browser.find("#panel-words").is_displayed())
        self.press("←")
        self.assertTrue(self.browser.find("#program").is_displayed())
        self.assertEqual(self.step(), 5)

    def test_of_a_search_every_class_of_results_has_its_picture(self):
        self.open(page(SEARCH))
        first = self.text("#verdict")
        self.click("#classes button:nth-child(2)")
        self.assertNotEqual(self.text("#verdict"), first)
        self.assert_in_view()
        self.press("→")
        self.assertEqual(self.text("#verdict"), first)
        self.assert_in_view()
        self.assertEqual(self.js("return document.activeElement.getAttribute('aria-checked')"), "true")


if __name__ == "__main__":
    unittest.main(verbosity=1)
