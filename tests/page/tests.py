"""What all tests of the page share: one browser for all of a file, and what is looked for on the page."""
import unittest

from browser import Browser


class PageTest(unittest.TestCase):
    SIZE = (1440, 757)

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser(*cls.SIZE)
        cls.addClassCleanup(cls.browser.quit)
        cls.js, cls.press, cls.click = cls.browser.js, cls.browser.press, cls.browser.click

    def setUp(self):
        self.browser.size(*self.SIZE)

    def open(self, file, link=""):
        self.browser.open(file, link)

    def tearDown(self):
        """Whatever a test does, the console stays empty."""
        self.assertEqual(self.browser.messages(), [])

    def step(self):
        """The step that the slider is at; the row that is marked and the text say the same."""
        step, marked, told = self.js("""
          const marked = document.querySelector("#ground .lanes .current");
          return [Number(slider.value) + 1, marked && Number(marked.dataset.row) + 1, where.textContent]""")
        self.assertEqual(marked, step)
        self.assertRegex(told, rf"\b{step} (of|/) ?|step {step} of|^{step} / ")
        return step

    def text(self, css):
        return self.js("return document.querySelector(arguments[0]).innerText", css)

    def texts(self, css):
        """Of all that `css` finds, shown or not."""
        return self.js("return [...document.querySelectorAll(arguments[0])].map((node) => node.textContent)", css)

    def count(self, css):
        return self.js("return document.querySelectorAll(arguments[0]).length", css)

    def rows(self):
        """The numbers of the steps that are drawn."""
        return self.js("return [...document.querySelectorAll('#gutter [data-step]')].filter((node) => "
                       "node.textContent !== '⋮').map((node) => Number(node.textContent))")

    def address(self, part):
        """Waits until the address has that part: it is written a moment later."""
        self.browser.until(f"the address has {part}", "return location.hash.slice(1).split('&').includes(arguments[0])",
                           part)

    def assert_in_view(self):
        row, seen = self.js("""
          const box = (node) => node.getBoundingClientRect(), { bottom, left, right } = box(sheet);
          const row = box(document.querySelector("#ground .now-step"));
          return [[row.top, row.bottom], [box(head).bottom, bottom]]""")
        self.assertGreaterEqual(row[0], seen[0] - 1)
        self.assertLessEqual(row[1], seen[1] + 1)
        self.assertGreater(row[1], row[0])

    def assert_no_sideways(self):
        wide, room = self.js("return [document.documentElement.scrollWidth, innerWidth]")
        self.assertLessEqual(wide, room)
