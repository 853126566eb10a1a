// The same steps in words, for those who cannot see the sheet, or would rather read: 60 at a time.
import { element, button, part, settle, toggle } from "./dom.js";
import { say } from "./words.js";
import { view, change, watch } from "./view.js";
import { sentenceNodes } from "./sentence.js";
import { goTo } from "./moves.js";

const wordsList = part("words-list"), pageSize = 60;
let firstShown = -1, runWritten = null;

function stepNode(run, row) {
  const node = element("li", "", ...sentenceNodes(run, row));
  node.value = row + 1;
  node.dataset.row = row;
  return node;
}

const turnPage = (by) => goTo(Math.max(0, firstShown + by));

function writeWords() {
  const run = view.model, start = view.row - (view.row % pageSize), to = Math.min(start + pageSize, run.count);
  if (firstShown === start && runWritten === run) return;
  firstShown = start;
  runWritten = run;
  wordsList.replaceChildren();
  for (let row = start; row < to; ++row) wordsList.append(stepNode(run, row));
  const before = button("", say("60 before"), () => turnPage(-pageSize));
  const after = button("", say("60 after"), () => turnPage(pageSize));
  before.disabled = start === 0;
  after.disabled = to === run.count;
  part("words-pages").replaceChildren(before, element("span", "", say("steps to", start + 1, to, run.count)), after);
}

function markWords() {
  if (view.tab !== "words") return;
  writeWords();
  for (const node of wordsList.children) toggle(node, "aria-current", Number(node.dataset.row) === view.row);
  settle(keepWordsInView);
}

function keepWordsInView() {
  const node = wordsList.children[view.row - firstShown];
  if (!node || view.tab !== "words") return;
  const top = node.offsetTop - wordsList.scrollTop;
  if (top < 0 || top + node.offsetHeight > wordsList.clientHeight) wordsList.scrollTop = node.offsetTop - 60;
}

function showTab() {
  for (const name of ["program", "words"]) {
    const on = view.tab === name, tab = part("tab-" + name);
    tab.setAttribute("aria-selected", on);
    tab.tabIndex = on ? 0 : -1;
    part("panel-" + name).hidden = !on;
  }
  markWords();
}

export function otherTab() {
  change({ tab: view.tab === "words" ? "program" : "words" });
}

wordsList.addEventListener("click", (event) => {
  const node = event.target.closest("li");
  if (node && !event.target.closest("button")) goTo(Number(node.dataset.row));
});
for (const name of ["program", "words"]) part("tab-" + name).addEventListener("click", () => change({ tab: name }));
part("tab-program").parentNode.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  otherTab();
  part("tab-" + view.tab).focus();
  event.stopPropagation();
});
watch("language unfolded pulled model", () => ((runWritten = null), showTab()));
watch("tab", showTab);
watch("row", markWords);
