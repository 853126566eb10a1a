#!/usr/bin/python3 -B
"""Every program of the course as a page: it opens, is drawn and speaks, in both languages, light and dark."""
import json
import re
import unittest
from pathlib import Path

from runs import at_once, page, programs
from tests import PageTest

MODULES = Path(__file__).parents[2] / "cli/export/page"
# A hole that nothing filled, or a value that is none.
UNFILLED = re.compile(r"\{\w+[}:]|undefined|NaN|\[object")

LOOK = """
  const all = (css) => [...document.querySelectorAll(css)], text = (id) => document.getElementById(id).innerText;
  return {
    rows: all("#ground .row").length, bars: all("#ground .bars > *").length, strip: all("#strip svg g path").length,
    lanes: all("#head .cell").length, lines: all("#program li").length, numbers: all("#gutter .step").length,
    sentence: text("sentence"), language: document.documentElement.lang,
    ground: getComputedStyle(document.body).backgroundColor,
    said: [...["title", "settings", "verdict", "sentence", "head", "ending", "legend", "words-list"].map(text),
           slider.getAttribute("aria-valuetext"),
           ...all("#ground text.words").map((node) => node.textContent)].join("\\n"),
  }"""


def words_of(name):
    return re.findall(r'\b(?:say|sayCount)\("([^"]+)"[,)]', (MODULES / name).read_text())


class EveryProgram(PageTest):
    def assert_drawn(self, language):
        look = self.js(LOOK)
        for part in ("rows", "bars", "strip", "lanes", "lines", "numbers"):
            self.assertGreater(look[part], 0, part)
        self.assertEqual(look["language"], language)
        self.assertEqual(bool(re.search("[가-힣]", look["sentence"])), language == "ko", look["sentence"])
        self.assertNotRegex(look["said"], UNFILLED)
        return look

    def test_is_drawn_in_both_languages_light_and_dark_without_a_message_or_a_request(self):
        ids = programs()
        self.assertGreater(len(ids), 60)
        for id, file in zip(ids, at_once(page, [f"lesson {id} --fast --seed 1" for id in ids])):
            with self.subTest(id):
                self.open(file, "#theme=light")
                light = self.assert_drawn("en")
                self.press("w", "l", "d")
                self.assertNotEqual(self.assert_drawn("ko")["ground"], light["ground"])
                self.assertEqual(self.browser.messages(), [])
                self.assertEqual(self.browser.requests(), [])
                self.assert_no_sideways()

    def test_opens_in_the_language_in_which_golearn_was_told_to_speak(self):
        self.open(page("lesson 9.2.1 --seed 1 --lang ko"))
        self.assert_drawn("ko")


class Words(unittest.TestCase):
    """Without a browser: what is written in the modules and in words.json."""

    def test_every_word_that_a_module_says_is_there_in_both_languages(self):
        table = json.loads((MODULES / "words.json").read_text())
        said = {word for file in MODULES.glob("*.js") for word in words_of(file.name)}
        said |= set(re.findall(r'data-(?:say|name)="([^"]+)"', (MODULES / "page.html").read_text()))
        self.assertGreater(len(said), 50)
        self.assertEqual(said - set(table), set())
        for key, words in table.items():
            korean, english = words
            self.assertTrue(korean.strip() and english.strip(), key)
            self.assertEqual(*(set(re.findall(r"\{\d\}", each)) for each in words), key)

    def test_no_english_word_is_korean(self):
        for key, (_, english) in json.loads((MODULES / "words.json").read_text()).items():
            self.assertNotRegex(english, "[가-힣]", key)


if __name__ == "__main__":
    unittest.main(verbosity=1)
