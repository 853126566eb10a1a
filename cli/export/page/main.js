// The page opens: what the address says, else the first problem.
import { part } from "./dom.js";
import { say } from "./words.js";
import { page } from "./model.js";
import { view, change, watch } from "./view.js";
import { setLanguage } from "./controls.js";
import { follow } from "./address.js";
import "./keys.js";
import "./paper.js";
import "./strip.js";
import "./program.js";
import "./output.js";
import "./banner.js";
import "./head.js";
import "./sheet.js";

const narrowBelow = 700;

/// Words that stand in the template as `data-say`, and names for screen readers as `data-name`.
function sayNames() {
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-name]")) node.setAttribute("aria-label", say(node.dataset.name));
}

function sheetSize() {
  const { clientWidth: width, clientHeight: height } = part("sheet");
  return { width, height, narrow: innerWidth < narrowBelow };
}

watch("language", sayNames);
Object.assign(view, sheetSize());
setLanguage(page.language);
follow();
new ResizeObserver(() => change(sheetSize())).observe(part("sheet"));
