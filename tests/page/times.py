#!/usr/bin/python3 -B
"""How long pages of several sizes take to open, and to go a step: no test, for time depends on the machine.

    tests/page/times.py build-test/cli/golearn
"""
from runs import LOST, data, page
from browser import Browser

PAGES = {"a small run": LOST, "200 goroutines": "lesson 9.3.1 --no-sync --workers 200 --seed 3",
         "1,000 goroutines": "lesson 9.3.1 --no-sync --workers 1000 --seed 3",
         "10,000 goroutines": "lesson 9.3.1 --no-sync --seed 3",
         "a search": "explore 9.3.1 --no-sync", "all events that are kept": "lesson 9.3.2 --workers 20000 --seed 3"}
TRIES, STEPS = 5, 9

# A key, until all that it changes is laid out.
STEP = """
  const times = [];
  for (let i = 0; i < arguments[0]; ++i) {
    const before = performance.now();
    dispatchEvent(new KeyboardEvent("keydown", { key: arguments[1], bubbles: true }));
    document.body.offsetHeight;
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[times.length >> 1]"""

# From the first byte until the page has run and been laid out.
OPENED = "return performance.getEntriesByType('navigation')[0].loadEventEnd"


def median(values):
    return sorted(values)[len(values) // 2]


def main():
    browser = Browser()
    try:
        print(f"{'':26}{'steps':>9}{'size':>9}{'open':>9}{'step':>9}{'10 steps':>9}{'an end':>9}")
        for name, words in PAGES.items():
            file, opened, steps, jumps, ends = page(words), [], [], [], []
            count = len(data(file)["rows"]["g"])
            for _ in range(TRIES):
                browser.open(file)
                opened.append(browser.js(OPENED))
                browser.open(file, f"#step={count // 2}")
                steps.append(browser.js(STEP, STEPS, "ArrowRight"))
                jumps.append(browser.js(STEP, STEPS, "PageDown"))
                ends += [browser.js(STEP, 1, key) for key in ("End", "Home")]
            figures = "".join(f"{median(times):6.1f} ms" for times in (opened, steps, jumps, ends))
            print(f"{name:26}{count:9,}{file.stat().st_size / 1e3:6,.0f} KB{figures}")
    finally:
        browser.quit()


main()
