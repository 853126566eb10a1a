#!/usr/bin/python3 -B
"""A page whose run is hostile: whatever a program says is shown, and nothing of it runs, breaks out or pushes."""
import unittest

from runs import CROWD, DINNER, LOST, SEARCH, changed, data, page
from tests import PageTest

MARKUP = '</script><script>window.owned = 1</script><img src=x onerror="window.owned = 1"><!--<script>'
HOSTILE = {
    "markup": MARKUP,
    "entities": "&lt;script&gt; &#60; &quot; ' \" ` ${window.owned = 1} {who} {value:이/가} \\u003cscript>",
    "lines": "one\u2028two\u2029three\r\nfour\x0bfive\x85six",
    "directions": "\u202egnp.\u2066evil\u200f \u0623\u0628\u062c \u05d0\u05d1",
    "signs": "\x00\x1b[31mred\x1b[0m\x07\x7f\ufeff\ufffd\U0001f469\u200d\U0001f469\u200d\U0001f467 e\u0301\u0301\u0301",
    "one word": "w" * 5000,
}
HUGE = MARKUP + "x" * 1_000_000

# What the words of the page are filled with; the ids, kinds and templates are golearn's own.
TEXTS = {"title", "file", "source", "heading", "label", "text", "settings", "command", "ending", "strings", "value",
         "places", "function", "name"}


def worded(value, text):
    if isinstance(value, str):
        return text
    if isinstance(value, list):
        return [worded(each, text) for each in value]
    return {key: worded(each, text) for key, each in value.items()} if isinstance(value, dict) else value


def hostile(value, text):
    """The like of `value`, but with `text` wherever the program's or the run's words stand."""
    if isinstance(value, list):
        return [hostile(each, text) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: worded(each, text) if key in TEXTS else hostile(each, text) for key, each in value.items()}


class Hostile(PageTest):
    def page_with(self, name, text, words=LOST):
        return changed(page(words), f"hostile-{name}.html", lambda value, _: hostile(value, text))

    def assert_harmless(self):
        self.assertIsNone(self.js("return window.owned ?? null"))
        self.assertEqual(self.count("img, iframe, object, embed, a, [onerror], [onclick]"), 0)
        self.assertEqual(self.count("body > script"), self.scripts)
        self.assert_no_sideways()
        self.assertEqual(self.browser.messages(), [])
        self.assertEqual(self.browser.requests(), [])

    def look_everywhere(self, file):
        """Opens it, and every part of it."""
        self.scripts = file.read_text().count("<script")
        self.open(file)
        steps = self.js("return Number(slider.max) + 1")
        self.press("w", "l", "t", "Home", *["→"] * min(steps, 12), "End", "w", "?")
        self.press("Esc", "2", "Esc", "d")
        self.assert_harmless()

    def test_nothing_runs_or_breaks_out(self):
        for name, text in HOSTILE.items():
            for words in (LOST, DINNER) if name == "markup" else (LOST,):
                with self.subTest(name, run=words):
                    file = self.page_with(f"{name}-{words[:8]}", text, words)
                    self.assertEqual(data(file)["strings"][0], text)
                    # What looks like a script's end inside of the data would be counted as one more here.
                    self.assertEqual(file.read_text().count("<script"), page(words).read_text().count("<script"))
                    self.look_everywhere(file)

    def test_a_group_a_fold_and_a_search_are_harmless_too(self):
        for words in (CROWD, SEARCH):
            with self.subTest(words):
                self.look_everywhere(self.page_with(words[:8], MARKUP, words))

    def test_on_a_telephone_it_pushes_nothing_aside(self):
        for name, text in HOSTILE.items():
            with self.subTest(name):
                self.browser.size(400, 800)
                self.look_everywhere(self.page_with(f"{name}-narrow", text, SEARCH))

    def test_what_was_printed_is_shown_as_it_is(self):
        for name in ("markup", "entities", "one word"):
            with self.subTest(name):
                self.open(self.page_with(name, HOSTILE[name]))
                self.press("End")
                self.assertEqual(self.js("return document.querySelector('#output bdi').textContent"), HOSTILE[name])
                self.assertIn(HOSTILE[name][:300], self.js("return document.getElementById('title').textContent"))

    def test_a_line_of_a_million_characters_is_shown(self):
        def huge(value, name):
            return {**value, "strings": [HUGE] * len(value["strings"])} if name != "page" else value

        self.look_everywhere(changed(page(LOST), "huge.html", huge))

    def test_a_value_cannot_turn_the_words_around_it(self):
        self.open(self.page_with("turned", HOSTILE["directions"]), "#step=4")
        style = self.js("return getComputedStyle(document.querySelector('#sentence .value')).unicodeBidi")
        self.assertEqual(style, "isolate")
        for node in self.texts("#ground text.words"):
            if "\u202e" in node:
                self.assertRegex(node, "\u2068[^\u2069]*\u202e[^\u2069]*\u2069")


if __name__ == "__main__":
    unittest.main(verbosity=1)
