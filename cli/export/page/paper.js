// Paper: figures of 21 rows, each with the names of the lanes, then the program. Made when the page is printed.
//
// Invariants: at most 420 rows, those around the cursor if there are more; everything is gone after printing.
import { element, part, shape } from "./dom.js";
import { pick, say } from "./words.js";
import { page } from "./model.js";
import { view } from "./view.js";
import { itemsOf } from "./items.js";
import { columnsOf } from "./columns.js";
import { draw } from "./drawing.js";
import { circleHeight } from "./problems.js";
import { words } from "./glyphs.js";
import { goNodes } from "./golang.js";
import { colored } from "./speech.js";
import { legendNodes } from "./legend.js";
import { clipped, font } from "./text.js";

const rowsEach = 21, mostRows = 420, paperWidth = 1240, nameHeight = 26;

/// Where each figure begins and ends, in items.
function stretches({ items, row }) {
  const cuts = [0];
  for (let i = 0, rows = 0; i < items.count; ++i) {
    if (items.isLine(i)) rows++;
    if (rows === rowsEach && i + 1 < items.count) rows = cuts.push(i + 1) * 0;
  }
  const most = mostRows / rowsEach, at = cuts.findLastIndex((cut) => cut <= items.ofRow(row));
  const from = Math.max(0, Math.min(at - (most >> 1), cuts.length - most));
  return { cuts: [...cuts, items.count].slice(from, from + most + 1), all: cuts.length <= most };
}

function nameRow(columns, run) {
  const node = shape("g", { class: "names" });
  for (const { x, width: own, tint, name } of columns.goroutines) {
    node.append(words(columns.gutter + x + 8, nameHeight / 2, clipped(name, font.name, own - 8), "name " + tint));
  }
  for (const { centre, width: own, object } of columns.things) {
    const name = clipped(run.objects.name[object], font.name, own - 4);
    node.append(words(columns.gutter + centre, nameHeight / 2, name, "name", "middle"));
  }
  return node;
}

function figure(columns, items, from, to) {
  const run = view.model, end = Math.max(columns.end, paperWidth - columns.gutter);
  const height = items.top[to] - items.top[from] + (to === items.count ? circleHeight(run) : 0);
  const lanes = shape("g", { transform: `translate(${columns.gutter} ${nameHeight})` });
  const gutter = shape("g", { transform: `translate(0 ${nameHeight})` });
  draw(lanes, gutter, { run, columns, items, narrow: false, end, cursor: view.row }, { from, to });
  const viewBox = `0 0 ${columns.gutter + end} ${height + nameHeight}`;
  return shape("svg", { viewBox, class: "figure" }, nameRow(columns, run), gutter, lanes);
}

function sourceNodes() {
  const lines = (page.source ?? []).map((line) => element("li", "", element("code", "", ...goNodes(line))));
  return lines.length ? [element("h2", "", page.file ?? ""), element("ol", "source", ...lines)] : [];
}

function fillPaper() {
  const run = view.model, columns = columnsOf(run, view, paperWidth, false);
  const items = itemsOf(run, { ...view, axis: "step", only: -1 });
  const { cuts, all } = stretches({ items, row: view.row });
  const nodes = [element("ul", "legend", ...legendNodes())];
  const first = items.first[cuts[0]] + 1, last = items.last[cuts.at(-1) - 1] + 1;
  if (!all) nodes.push(element("p", "", say("part of", first, last, run.count)));
  cuts.slice(1).forEach((to, i) => nodes.push(element("figure", "", figure(columns, items, cuts[i], to))));
  nodes.push(...run.ending.map((text) => element("p", "", ...colored(run, pick(text)))));
  if (run.command) nodes.push(element("p", "", element("code", "", run.command)));
  part("paper").replaceChildren(...nodes, ...sourceNodes());
}

addEventListener("beforeprint", fillPaper);
addEventListener("afterprint", () => part("paper").replaceChildren());
