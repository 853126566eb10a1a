#!/usr/bin/python3 -B
"""The policy of contents: what gets into the file all the same does not run, and loads nothing."""
import unittest

from runs import LOST, page
from tests import PageTest


class Policy(PageTest):
    def with_more(self, name, more):
        file = page(LOST).with_name(name)
        file.write_text(page(LOST).read_text().replace("<header>", more + "<header>", 1))
        return file

    def assert_blocked(self, name, more):
        self.open(self.with_more(name, more))
        self.assertIsNone(self.js("return window.owned ?? null"))
        self.assertRegex(" ".join(self.browser.messages()), "broken policy|Content Security Policy")
        self.assertEqual(self.browser.requests(), [])

    def test_a_script_that_gets_in_does_not_run(self):
        self.assert_blocked("script.html", "<script>window.owned = 1</script>")
        self.assert_blocked("handler.html", '<img src="data:," onerror="window.owned = 1">')

    def test_nothing_is_loaded_from_elsewhere(self):
        self.assert_blocked("elsewhere.html", '<script src="https://example.org/owned.js"></script>')
        self.assert_blocked("picture.html", '<img src="https://example.org/owned.png">')

    def test_without_the_policy_it_would_run(self):
        file = self.with_more("open.html", "<script>window.owned = 1</script>")
        file.write_text(file.read_text().replace('http-equiv="Content-Security-Policy"', "", 1))
        self.open(file)
        self.assertEqual(self.js("return window.owned"), 1)


if __name__ == "__main__":
    unittest.main(verbosity=1)
