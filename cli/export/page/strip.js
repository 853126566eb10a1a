// The strip: the whole run at a glance, and the slider with which one goes to any place in it.
//
// Invariants: it shows compressed time, so a place on it is found by looking where the rows lie. Each pixel of a lane
// shows what the goroutine did for most of it; that it ran at all is seen too.
import { part, shape } from "./dom.js";
import { say } from "./words.js";
import { State } from "./model.js";
import { view, watch } from "./view.js";
import { layout } from "./layout.js";
import { timeline } from "./items.js";
import { goTo } from "./moves.js";
import { clamp, clipped, font, textWidth } from "./text.js";
import { words } from "./glyphs.js";
import { partsOf, textOf } from "./phrases.js";

const strip = part("strip"), slider = part("slider"), lanesTop = 9, mostLanesShown = 8;
const picture = strip.insertBefore(shape("svg", { "aria-hidden": "true" }), slider);
const needle = shape("path", { class: "needle" });
const lookNames = ["", "", "ready", "runs", "waits", "sleeps", "stuck"];
let rowPlaces = null, stripWidth = 0, nameRoom = 0;

const laneHeight = (count) => (count <= mostLanesShown ? 11 : Math.max(2, Math.floor((mostLanesShown * 11) / count)));

/// For each column and pixel, what it did there most. Who acts in a row runs until it is over.
function pixels(run, columns, count) {
  const shares = columns.goroutines.map(() => new Float32Array(count * 7));
  const now = columns.goroutines.map(() => new Int32Array(7)), since = new Float64Array(columns.goroutines.length);
  const states = new Uint8Array(run.goroutines.id.length), { row, lane, state } = run.changes;
  columns.goroutines.forEach((column, i) => (now[i][0] = column.lanes.length));
  for (let i = 0; i < row.length; ++i) {
    const column = columns.columnOf[lane[i]], x = rowPlaces[row[i] + (state[i] === State.runs ? 0 : 1)] * count;
    spend(shares[column], lookOf(now[column]), since[column], x);
    since[column] = x;
    now[column][states[lane[i]]]--;
    now[column][(states[lane[i]] = state[i])]++;
  }
  columns.goroutines.forEach((_, i) => spend(shares[i], lookOf(now[i]), since[i], count));
  return shares;
}

const stateOrder = [State.runs, State.ready, State.stuck, State.sleeps, State.waits];
const lookOf = (counts) => stateOrder.find((state) => counts[state]) ?? 0;

function spend(shares, state, from, to) {
  for (let x = Math.floor(from); x < to; ++x) shares[x * 7 + state] += Math.min(to, x + 1) - Math.max(from, x);
}

function mostly(shares, x) {
  let best = 0;
  for (let state = 1; state < 7; ++state) if (shares[x * 7 + state] > shares[x * 7 + best]) best = state;
  return shares[x * 7 + State.runs] > 0.3 ? State.runs : best;
}

function lanePaths(shares, count, y, height) {
  const paths = new Map();
  for (let x = 0, from = 0; x < count; x = from) {
    const state = mostly(shares, x);
    for (from = x + 1; from < count && mostly(shares, from) === state; ++from);
    const long = from - x, left = nameRoom + x, solid = state === State.runs || state === State.ready;
    const d = solid ? `M${left} ${y}h${long}v${height}h${-long}z` : `M${left} ${y + height / 2}h${long}`;
    paths.set(state, (paths.get(state) ?? "") + d);
  }
  const shown = [...paths].filter(([state]) => lookNames[state]);
  return shown.map(([state, d]) => shape("path", { class: lookNames[state], d }));
}

function drawStrip() {
  const run = view.model, { columns } = layout;
  nameRoom = clamp(Math.max(...columns.goroutines.map(({ name }) => textWidth(name, font.small))) * 1.12 + 16, 46, 96);
  stripWidth = Math.max(1, Math.floor(strip.clientWidth - nameRoom - 12));
  rowPlaces = run.timeline ??= timeline(run);
  const tall = laneHeight(columns.goroutines.length), height = lanesTop + tall * columns.goroutines.length + 4;
  const shares = pixels(run, columns, stripWidth);
  strip.style.height = picture.style.height = height + "px";
  const lanes = columns.goroutines.map((column, i) => laneNode(column, shares[i], lanesTop + i * tall, tall));
  picture.replaceChildren(...lanes, triangles(run), needle);
  needle.dataset.height = height;
  moveNeedle();
}

function laneNode(column, shares, y, tall) {
  const lane = shape("g", { class: column.tint }, ...lanePaths(shares, stripWidth, y + 1, Math.max(1, tall - 3)));
  const name = clipped(column.name, font.small, nameRoom - 8);
  if (tall > 8) lane.append(words(nameRoom - 6, y + tall / 2, name, "name", "end"));
  return lane;
}

const middleOf = (row) => nameRoom + ((rowPlaces[row] + rowPlaces[row + 1]) / 2) * stripWidth;

function triangles(run) {
  const places = new Set(run.problemRows.map((row) => Math.round(middleOf(row))));
  return shape("path", { class: "problem", d: [...places].map((x) => `M${x - 5} 1h10l-5 8z`).join("") });
}

function moveNeedle() {
  const run = view.model;
  if (!run.count) return;
  needle.setAttribute("d", `M${middleOf(view.row).toFixed(1)} 0V${needle.dataset.height}`);
  slider.max = run.count - 1;
  slider.value = view.row;
  const { s } = run.rows;
  const sentence = textOf(partsOf(run, view.row, s[view.row]));
  slider.setAttribute("aria-valuetext", `${say("step")} ${view.row + 1}: ${sentence}`);
}

function rowAt(x) {
  const share = (x - nameRoom) / stripWidth;
  let low = 0, high = view.model.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rowPlaces[middle] <= share) low = middle;
    else high = middle - 1;
  }
  return low;
}

function dragTo(event) {
  if (!event.buttons) return;
  goTo(rowAt(event.clientX - strip.getBoundingClientRect().left));
  slider.focus({ preventScroll: true });
}

strip.addEventListener("pointerdown", (event) => {
  strip.setPointerCapture(event.pointerId);
  dragTo(event);
  event.preventDefault();
});
strip.addEventListener("pointermove", dragTo);
slider.addEventListener("input", () => goTo(Number(slider.value)));
new ResizeObserver(() => view.model && drawStrip()).observe(strip);
watch("model unfolded pulled", drawStrip);
watch("row language", moveNeedle);
