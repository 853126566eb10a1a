// The head of the sheet, which stays: who each lane is, and how it stands at the cursor, in words.
import { element, button, label, part } from "./dom.js";
import { say, sayCount } from "./words.js";
import { State } from "./model.js";
import { view, change, watch } from "./view.js";
import { layout } from "./layout.js";
import { mayShare } from "./columns.js";
import { countsOf } from "./bars.js";
import { contentWords, locksOf, waiters, waitersWords } from "./contents.js";
import { partsOf, textOf } from "./phrases.js";
import { onlyColumn, unfold, foldBack } from "./moves.js";

const stateNames = ["", "ended", "could run", "running", "waits", "sleeps", "never woken"];

function placedAt(node, x, width) {
  node.style.left = x + "px";
  node.style.width = width + "px";
  return node;
}

function goroutineCell(run, column, i) {
  const many = column.lane < 0, lane = column.lanes[0];
  const where = `${run.goroutines.function[lane]}${run.goroutines.line[lane] ? " :" + run.goroutines.line[lane] : ""}`;
  const out = !many && mayShare(run, lane) && (view.pulled.has(lane) || view.unfolded.has(run.goroutines.group[lane]));
  const name = button("name", "", () => (many ? unfold(column) : out ? foldBack(column) : onlyColumn(i)));
  name.append(element("i", "swatch"), column.name, element("small", "", many ? "⊞" : out ? "⊟" : ""));
  label(name, say(many ? "unfold lanes" : out ? "fold lane" : "only lane", column.name));
  name.setAttribute("aria-pressed", view.only === lane);
  const cell = element("div", `cell ${column.tint}`, name,
    element("div", "where", many ? `${column.lanes.length} × ${where}` : where), element("div", "state"));
  return placedAt(cell, layout.columns.gutter + column.x, column.width);
}

function thingCell(run, { object, x, width }) {
  const name = element("div", "name", element("i", "swatch hollow"), run.objects.name[object]);
  name.title = run.objects.name[object];
  const { type, line, kind } = run.objects, made = line?.[object] > 0 ? ` :${line[object]}` : "";
  const what = element("div", "where", type?.[object] || say("kind " + kind[object]));
  what.title = what.textContent + made;
  const cell = element("div", "cell shared", name, what, element("div", "state"));
  return placedAt(cell, layout.columns.gutter + x, width);
}

const captionCell = (className, key, x, width) =>
  placedAt(element("div", "caption " + className, element("b", "", say(key)), " ", say(key + " what")), x, width);

function moreCell({ hidden, moreAt, gutter }) {
  const more = button("more", hidden ? "+" + hidden : "−", () => change({ allThings: !view.allThings }));
  label(more, say(hidden ? "more things" : "fewer things", hidden));
  return placedAt(more, gutter + moreAt + 4, 34);
}

function cornerCell({ gutter }) {
  const names = ["step", "time"].map((key) => element("span", "", say(key)));
  return placedAt(element("div", "corner", ...names), 0, gutter);
}

function captions({ gutter, things, thingsAt, end }) {
  const own = captionCell("", "goroutines", gutter, thingsAt);
  return things.length ? [own, captionCell("shared", "shared", gutter + thingsAt, end - thingsAt)] : [own];
}

function buildHead() {
  const { columns } = layout, run = view.model, head = part("head");
  const lanes = columns.goroutines.map((column, i) => goroutineCell(run, column, i));
  const things = columns.things.map((thing) => thingCell(run, thing));
  const more = columns.hidden || view.allThings ? [moreCell(columns)] : [];
  head.replaceChildren(...captions(columns), ...lanes, ...things, ...more, cornerCell(columns));
  head.style.width = columns.gutter + columns.end + "px";
  tellStates();
}

function lastWords(run, row) {
  const awaited = run.awaited(row).map((object) => run.objects.name[object]).slice(0, 3).join(", ");
  return textOf(partsOf(run, row, run.rows.d[row])) + (awaited ? ` (${awaited})` : "");
}

function stateWords(run, lane, { states, last }, locks) {
  const state = states[lane], held = locks.get(lane)?.slice(0, 2).join(", ");
  const has = held ? " · " + say("has lock", held) : "";
  if (state === State.absent) return say(last[lane] >= 0 ? "ended" : "not yet");
  const waits = state >= State.waits && last[lane] >= 0;
  const why = waits ? lastWords(run, last[lane]) : say(stateNames[state]);
  return (state === State.stuck ? say("never woken") + " · " : "") + why + has;
}

function groupWords(column, states) {
  const counts = countsOf(column, states), order = [3, 2, 4, 5, 6, 1, 0];
  return order.filter((state) => counts[state]).map((state) => sayCount("count " + state, counts[state])).join(" · ");
}

function tellStates() {
  const run = view.model, { columns, cursor } = layout, cells = part("head").querySelectorAll(".cell > .state");
  const waiting = waiters(run, cursor), locks = locksOf(run, cursor);
  columns.goroutines.forEach((column, i) => {
    const words = column.lane < 0 ? groupWords(column, cursor.states) : stateWords(run, column.lane, cursor, locks);
    fillCell(cells[i], words, column.lane >= 0 && cursor.states[column.lane] === State.stuck);
  });
  columns.things.forEach(({ object }, i) => {
    const words = [contentWords(run, object, run.contents[cursor.content[object]]), waitersWords(waiting[object])];
    fillCell(cells[columns.goroutines.length + i], words.filter(Boolean).join(" · "), false);
  });
}

function fillCell(cell, words, bad) {
  cell.textContent = words;
  cell.title = words;
  cell.classList.toggle("bad", bad);
}

watch("model unfolded pulled allThings width narrow language only", buildHead);
watch("row", tellStates);
