"""A real browser with one page of golearn's in it: what it is told, what it says of itself, and what it was asked to
load. Nothing here waits for a time, only for conditions."""
import json
import shutil
import sys
import tempfile

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import WebDriverWait
except ImportError:
    print("skipped: there is no python3-selenium")
    sys.exit(77)

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
if not CHROMIUM or not DRIVER:
    print("skipped: there is no chromium with its driver")
    sys.exit(77)

# Root has no sandbox, and a test no network.
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"]
PATIENCE = 30  # seconds

NAMED = {"←": Keys.LEFT, "→": Keys.RIGHT, "PgUp": Keys.PAGE_UP, "PgDn": Keys.PAGE_DOWN, "Home": Keys.HOME,
         "End": Keys.END, "Space": " ", "Enter": Keys.ENTER, "Esc": Keys.ESCAPE}

# Before the page's own script: which words it looks for and does not find, and what breaks the policy of contents.
SPY = """
window.missing = [];
window.broken = [];
addEventListener("securitypolicyviolation", (event) => window.broken.push(event.violatedDirective));
const parse = JSON.parse;
JSON.parse = (text) => {
  const value = parse(text);
  if (!value || !value["step of"]) return value;
  return new Proxy(value, { get(table, key) {
    if (!(key in table) && !String(key).endsWith(".one")) window.missing.push(key);
    return table[key];
  } });
};
"""

# Two frames on, all that a change brings about has been drawn.
DRAWN = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(done));"


class Browser:
    def __init__(self, width=1440, height=757):
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        self.profile = tempfile.TemporaryDirectory(prefix="golearn-browser-", ignore_cleanup_errors=True)
        for flag in [*FLAGS, f"--user-data-dir={self.profile.name}"]:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service(DRIVER), options=options)
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SPY})
        self.size(width, height)

    def quit(self):
        self.driver.quit()
        self.profile.cleanup()

    def size(self, width, height):
        """Of the page, without what the browser has around it."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def open(self, file, link=""):
        self.driver.get("about:blank")  # a link into the page that is open loads nothing
        self.messages()
        self.requests()
        self.driver.get(f"file://{file}{link}")
        self.until("the sheet is drawn", "return !!document.querySelector('#ground .row')")
        self.drawn()

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def drawn(self):
        self.driver.execute_async_script(DRAWN)

    def until(self, what, script, *arguments):
        return WebDriverWait(self.driver, PATIENCE, 0.02).until(lambda _: self.js(script, *arguments), what)

    def press(self, *keys, shift=False):
        """Keys one after the other, by their names in the page's help, or letters."""
        chain = ActionChains(self.driver, duration=0)
        if shift:
            chain.key_down(Keys.SHIFT)
        for key in keys:
            chain.send_keys(NAMED.get(key, key))
        if shift:
            chain.key_up(Keys.SHIFT)
        chain.perform()
        self.drawn()

    def find(self, css):
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def click(self, css):
        self.find(css).click()
        self.drawn()

    def messages(self):
        """What the console has had since it was asked last, and words and contents that are not there."""
        found = [entry["message"] for entry in self.driver.get_log("browser")]
        spied = self.js("return [window.missing?.splice(0) ?? [], window.broken?.splice(0) ?? []]")
        return found + [f"no word for {key}" for key in spied[0]] + [f"broken policy: {what}" for what in spied[1]]

    def requests(self):
        """The addresses that were asked for since then, but for the file and what the policy did not let out."""
        asked, blocked = {}, set()
        for entry in self.driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                asked[event["params"]["requestId"]] = event["params"]["request"]["url"]
            if event["method"] == "Network.loadingFailed" and event["params"].get("blockedReason") == "csp":
                blocked.add(event["params"]["requestId"])
        urls = [url for id, url in asked.items() if id not in blocked]
        own = ("file:///", "data:,", "about:blank")
        return [url for url in urls if not url.startswith(own)]
