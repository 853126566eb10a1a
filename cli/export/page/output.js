// What the program has printed up to the cursor, and who did it. Of much, the last lines.
import { element, button, part, settle } from "./dom.js";
import { say } from "./words.js";
import { view, watch } from "./view.js";
import { tintOf } from "./layout.js";
import { goTo } from "./moves.js";

const outputList = part("output"), mostLines = 100;
let linesShown = new Map();

function printedUpTo(rows, row) {
  let low = 0, high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle] <= row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function outputLine(run, row) {
  const who = button("who " + tintOf(run.rows.g[row]), run.name(run.rows.g[row]), () => goTo(row));
  const node = element("li", "", who, element("bdi", "", run.strings[run.rows.v[row]] ?? ""));
  node.row = row;
  return node;
}

function tellOutput() {
  const run = view.model, count = printedUpTo(run.printed, view.row), from = Math.max(0, count - mostLines);
  part("output-count").textContent = say("lines of", count, run.printed.length);
  const before = from > 0 ? [element("li", "before", say("lines before", from))] : [];
  const lines = run.printed.slice(from, count).map((row) => linesShown.get(row) ?? outputLine(run, row));
  linesShown = new Map(lines.map((node) => [node.row, node]));
  for (const node of lines) node.classList.toggle("current", node.row === view.row);
  outputList.replaceChildren(...before, ...lines);
  settle(toLast);
}

const toLast = () => (outputList.scrollTop = outputList.scrollHeight);

function tellAnew() {
  linesShown = new Map();
  tellOutput();
}

watch("model language unfolded pulled", tellAnew);
watch("row", tellOutput);
