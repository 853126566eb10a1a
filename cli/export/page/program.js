// The program: its lines, and beside each the goroutines that stand there.
//
// Invariant: after a step a goroutine stands at the line of its last step; before its first, nowhere.
import { element, button, part, label, settle } from "./dom.js";
import { say } from "./words.js";
import { page, State } from "./model.js";
import { view, watch } from "./view.js";
import { layout } from "./layout.js";
import { goNodes } from "./golang.js";
import { toLine } from "./moves.js";

const programList = part("program"), mostBadges = 2;
let programLines = [];

function programLine(text, i, reached) {
  const number = i + 1, here = element("span", "here");
  const counter = reached.has(number)
    ? label(button("number", String(number), () => toLine(number)), say("to line", number))
    : element("span", "number", String(number));
  return element("li", "", here, counter, element("code", "", ...goNodes(text)));
}

function writeProgram() {
  const reached = new Set(view.model.rows.l);
  programLines = (page.source ?? []).map((text, i) => programLine(text, i, reached));
  programList.replaceChildren(...programLines);
  part("program-file").textContent = page.file ?? "";
  stand();
}

/// For each line the columns that stand there: column -> how many of it, and whether one runs.
function standing() {
  const { cursor, columns } = layout, { l } = view.model.rows, at = new Map();
  cursor.last.forEach((row, lane) => {
    const line = row < 0 || cursor.states[lane] <= State.ended && row !== view.row ? 0 : l[row];
    if (line <= 0) return;
    const here = at.get(line) ?? at.set(line, new Map()).get(line), i = columns.columnOf[lane];
    const was = here.get(i) ?? { count: 0, acts: false, lane };
    here.set(i, { count: was.count + 1, acts: was.acts || row === view.row, lane: was.lane });
  });
  return at;
}

function badge(i, { count, acts, lane }) {
  const column = layout.columns.goroutines[i], name = count === 1 ? view.model.name(lane) : count + "×";
  return element("span", `badge ${column.tint}${acts ? " acts" : ""}`, name);
}

function badges(here) {
  const order = [...here].sort((a, b) => b[1].acts - a[1].acts), shown = order.slice(0, mostBadges);
  const more = order.length - shown.length;
  const nodes = shown.map(([i, who]) => badge(i, who)).reverse();
  return more ? [element("span", "badge many", "+" + more), ...nodes] : nodes;
}

function stand() {
  const at = standing(), current = view.model.rows.l[view.row];
  programLines.forEach((node, i) => {
    const here = at.get(i + 1);
    if (here || node.firstChild.firstChild) node.firstChild.replaceChildren(...(here ? badges(here) : []));
    node.classList.toggle("current", i + 1 === current);
  });
  settle(keepInView);
}

function keepInView() {
  const node = programLines[view.model.rows.l[view.row] - 1];
  if (!node) return;
  const room = programList.clientHeight, top = node.offsetTop - programList.scrollTop;
  if (top < 24 || top > room - 48) programList.scrollTop = node.offsetTop - room / 2;
}

watch("model language", writeProgram);
watch("row unfolded pulled tab", stand);
