// The sheet: rows below one another, of which only those in view are drawn.
//
// Invariants: what is drawn reaches a few rows further than what is seen; the cursor's band and the class of its row
// move without anything being drawn anew.
import { element, part, shape } from "./dom.js";
import { say, pick } from "./words.js";
import { view, change, watch, flipped } from "./view.js";
import { layout } from "./layout.js";
import { Item, rowHeight } from "./items.js";
import { Replay } from "./replay.js";
import { draw } from "./drawing.js";
import { circleHeight } from "./problems.js";
import { goTo, flipFold } from "./moves.js";
import { colored } from "./speech.js";

const sheet = part("sheet"), ground = part("ground"), nowBand = part("now"), gutter = part("gutter");
const lanes = ground.appendChild(shape("svg", { class: "lanes", "aria-hidden": "true" }));
const numbers = gutter.appendChild(shape("svg", { "aria-hidden": "true" }));
const tinted = ground.insertBefore(element("div", "tinted"), nowBand);
const numberBand = gutter.insertBefore(element("div", "now-step"), numbers);
const further = 8 * rowHeight;
let drawnRange = { from: 0, to: -1 }, replay = null, heightBefore = 0;

const headHeight = () => part("head").offsetHeight;

function seen() {
  const top = sheet.scrollTop, bottom = top + sheet.clientHeight - headHeight();
  return { top, bottom: Math.max(bottom, top + rowHeight) };
}

function drawAt({ top, bottom }) {
  const { items, columns } = layout, run = view.model;
  const from = items.atHeight(Math.max(0, top - further));
  const to = Math.min(items.count, items.atHeight(bottom + further) + 1);
  const end = Math.max(columns.end, sheet.clientWidth - columns.gutter), base = items.top[from];
  const height = items.top[to] - base + (to === items.count ? circleHeight(run) : 0);
  for (const [svg, width] of [[lanes, end], [numbers, columns.gutter]]) {
    svg.replaceChildren();
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    svg.style.top = base + "px";
  }
  draw(lanes, numbers, { run, columns, items, replay, narrow: view.narrow, end, cursor: view.row }, { from, to });
  drawnRange = { from: from === 0 ? -1 : base, to: to === items.count ? Infinity : items.top[to] };
  markRow();
}

function drawIfSeen() {
  const now = seen();
  if (now.top < drawnRange.from || now.bottom > drawnRange.to) drawAt(now);
}

/// The cursor's row.
function markRow() {
  const { items } = layout, at = items.ofRow(view.row);
  for (const each of [nowBand, numberBand]) {
    each.style.top = items.top[at] + "px";
    each.hidden = !items.shows(view.row);
  }
  for (const node of sheet.querySelectorAll(".current")) node.classList.remove("current");
  const own = `[data-row="${view.row}"],[data-step="${view.row}"]`;
  for (const node of sheet.querySelectorAll(own)) node.classList.add("current");
}

/// Scrolls so far that the rows from `first` to `last` are in view, and `more` below; if there is no room, `last`.
function reveal(first, last, more) {
  const { items } = layout, { top, bottom } = seen(), room = bottom - top;
  const above = items.top[items.ofRow(first)], own = items.top[items.ofRow(last)], below = own + rowHeight + more;
  if (above >= top + rowHeight && below <= bottom - rowHeight) return;
  const start = below - above < room - 2 * rowHeight ? (above + below - room) / 2 : below - room + 3 * rowHeight;
  sheet.scrollTop = Math.max(0, Math.min(start, own - rowHeight));
}

/// Sideways, to the lane of who acts, and if there is room to the thing that it is done to.
function revealLane() {
  const { g, o } = view.model.rows, { columns } = layout, room = sheet.clientWidth - columns.gutter;
  if (g[view.row] < 0 || columns.end <= room) return;
  const lane = columns.goroutines[columns.columnOf[g[view.row]]];
  const thing = columns.things[columns.thingOf[o[view.row]]] ?? lane;
  const right = thing.x + thing.width;
  if (right > sheet.scrollLeft + room) sheet.scrollLeft = right - room + 8;
  if (lane.x < sheet.scrollLeft) sheet.scrollLeft = lane.x;
}

function showCursor() {
  const { problems } = view.model, row = view.row;
  const problem = problems.find(({ at, kind }) => at === row && kind !== "stuck");
  const circled = problems.some(({ kind, rows }) => kind === "circle" && rows.includes(row));
  const below = circled ? circleHeight(view.model) + part("ending").offsetHeight + rowHeight : 0;
  reveal(problem && !circled ? Math.min(...problem.rows) : row, row, below);
  revealLane();
  drawIfSeen();
  markRow();
}

/// What stands above the sheet takes of its height, once it is written: the cursor stays in view, if it was.
function keepCursor() {
  const { items } = layout, at = items.top[items.ofRow(view.row)] - sheet.scrollTop;
  const wasSeen = at >= 0 && at + rowHeight <= heightBefore - headHeight();
  heightBefore = view.height;
  if (wasSeen) showCursor();
  else drawIfSeen();
}

function laySheet(changed) {
  const { items, columns } = layout, run = view.model;
  if (replay?.run !== run) replay = new Replay(run);
  ground.style.height = items.height + circleHeight(run) + 4 + "px";
  ground.style.minWidth = columns.gutter + columns.end + "px";
  tinted.style.left = columns.gutter + columns.thingsAt + "px";
  tinted.style.width = columns.end - columns.thingsAt + "px";
  gutter.style.width = lanes.style.left = columns.gutter + "px";
  drawnRange = { from: 0, to: -1 };
  tellEnding();
  if (changed.some((key) => ["model", "row", "axis", "folding", "only"].includes(key))) showCursor();
  else drawIfSeen();
  if (changed.includes("unfolded") || changed.includes("pulled")) revealLane();
}

function tellEnding() {
  const run = view.model, nodes = run.ending.map((text) => element("p", "", ...colored(run, pick(text))));
  if (run.left_out) nodes.push(element("p", "left-out", say("left out", run.left_out)));
  part("ending").replaceChildren(...nodes);
}

function clickGround(event) {
  const { items } = layout, y = event.clientY - ground.getBoundingClientRect().top;
  if (y < 0 || y >= items.height) return;
  const i = items.atHeight(y), pull = event.target.closest("[data-pull]");
  if (pull) return change({ pulled: flipped(view.pulled, Number(pull.dataset.pull)), row: items.first[i] });
  if (items.kind[i] === Item.fold || items.kind[i] === Item.opened) return flipFold(items.fold[i].number);
  goTo(items.first[i]);
}

ground.addEventListener("click", clickGround);
sheet.addEventListener("scroll", drawIfSeen, { passive: true });
watch("model folding open only axis unfolded pulled allThings width narrow language", laySheet);
watch("row", showCursor);
watch("height", keepCursor);
