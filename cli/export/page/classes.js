// Of a search: the classes of results that it found, of which one is looked at. Of one run alone there is no list.
//
// Invariants: a run is read when it is chosen; the list is one stop for the tab key, with arrows inside.
import { element, button, part } from "./dom.js";
import { pick } from "./words.js";
import { page, runOf } from "./model.js";
import { view, change, watch } from "./view.js";
import { takingOut } from "./moves.js";
import { foldsAround } from "./items.js";
import { clamp } from "./text.js";
import { toneSigns } from "./banner.js";

const results = part("classes");

/// Shows the run with that number, from `row` on or from where its problem is.
export function showRun(index, row) {
  const run = clamp(index, 0, page.runs.length - 1), model = runOf(run);
  if (model === view.model) return;
  const at = clamp(row ?? model.startRow(), 0, Math.max(0, model.count - 1));
  const pulled = takingOut(model, at, []), open = new Set(foldsAround(model, at).map((fold) => fold.number));
  change({ run, model, row: at, pulled, open, unfolded: new Set(), only: -1, allThings: false });
}

function choice({ label, text, tone }, i) {
  const node = button("class " + tone, "", () => showRun(i));
  const words = element("span", "text", typeof text === "string" ? text : pick(text));
  node.append(element("span", "sign", toneSigns[tone] ?? ""), element("b", "", pick(label)), words);
  node.setAttribute("role", "radio");
  return node;
}

function markResult() {
  [...results.children].forEach((node, i) => {
    node.setAttribute("aria-checked", i === view.run);
    node.tabIndex = i === view.run ? 0 : -1;
  });
}

function writeResults() {
  const several = page.runs.length > 1;
  results.hidden = !several;
  part("heading").replaceChildren(...page.heading.map((text) => element("p", "", pick(text))));
  part("heading").hidden = !page.heading.length;
  if (several) results.replaceChildren(...page.runs.map(choice));
  markResult();
}

results.addEventListener("keydown", (event) => {
  const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!way) return;
  showRun((view.run + way + page.runs.length) % page.runs.length);
  results.children[view.run].focus();
  event.preventDefault();
  event.stopPropagation();
});
watch("language", writeResults);
watch("run", markResult);
