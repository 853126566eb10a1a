#!/usr/bin/python3 -B
"""The page on a telephone."""
import unittest

from runs import CROWD, DEADLOCK, DINNER, LOST, SEARCH, page
from tests import PageTest

# Everything that can be pressed and is shown: whether a tap on its middle hits it, once it has been scrolled to.
REACH = """
  const all = [...document.querySelectorAll("button, input, [role=tab]")];
  return all.filter((node) => node.checkVisibility() && !node.disabled).map((node) => {
    if (node.id === "slider") node = node.parentNode;
    node.scrollIntoView({ block: "center", inline: "center" });
    const box = node.getBoundingClientRect(), at = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const hit = document.elementFromPoint(...at);
    return [node.title || node.textContent || node.id, !!hit && (node.contains(hit) || hit.contains(node)),
            box.left >= -1 && box.right <= innerWidth + 1, Math.min(box.width, box.height)];
  })"""


class Telephone(PageTest):
    SIZE = (400, 800)

    def test_the_page_does_not_scroll_sideways_and_every_button_can_be_tapped(self):
        for words in (LOST, SEARCH, DINNER, DEADLOCK, CROWD):
            for language in ("en", "ko"):
                with self.subTest(words, language=language):
                    self.open(page(words), f"#lang={language}")
                    self.assert_no_sideways()
                    found = self.js(REACH)
                    self.assertGreater(len(found), 15)
                    for name, hit, inside, size in found:
                        self.assertTrue(hit and inside, name)
                        self.assertGreaterEqual(size, 16, name)

    def test_the_buttons_for_steps_stay_at_the_bottom(self):
        self.open(page(CROWD), "#step=1")
        self.js("scrollTo(0, document.body.scrollHeight)")
        self.browser.drawn()
        self.click("#moves .move:nth-child(4)")
        self.assertGreater(self.step(), 1)
        below = self.js("return innerHeight - document.querySelector('.move').getBoundingClientRect().bottom")
        self.assertTrue(0 <= below < 20, below)


if __name__ == "__main__":
    unittest.main(verbosity=1)
