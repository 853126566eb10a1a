// What went wrong, drawn over the rows: brackets, words for the rows, and who waits for whom in a circle.
//
// Invariants: nothing is told by red alone: there are words at each. Of what lies on one another only the first, and
// what the cursor is at, has a bracket.
import { shape } from "./dom.js";
import { say } from "./words.js";
import { rowHeight } from "./items.js";
import { arrow, bracket, words } from "./glyphs.js";
import { wordsAbout } from "./phrases.js";

const farthest = 2000;  // rows back to where the other one read

/// The row in which the other one of a lost update read the same value, or -1.
function otherRead(run, [read, write]) {
  const { g, o, v, k } = run.rows;
  for (let row = write - 1; row >= Math.max(0, write - farthest); --row) {
    if (g[row] === g[write] && o[row] === o[read] && k[row] === k[read]) return v[row] === v[read] ? row : -1;
  }
  return -1;
}

/// What is marked: rows that are told in red, with the row of the other one, and rows whose values are ringed.
function marksOf(run) {
  if (run.marks) return run.marks;
  const red = new Map(), ringed = new Set();
  for (const { kind, at, rows } of run.problems) {
    if (kind !== "race" && kind !== "circle") red.set(at, { kind, other: rows[1] });
    if (kind === "lost") ringed.add(rows[0]).add(otherRead(run, rows));
  }
  return (run.marks = { red, ringed });
}

/// Whether a row is told in red, what its words say besides, and whether its arrow is red too.
export function redOf(run, row) {
  const found = marksOf(run).red.get(row);
  if (!found) return null;
  const { kind, other } = found;
  if (kind === "stuck") return { extra: say("never woken"), loud: false };
  return { extra: kind === "lost" ? say("loses", run.name(run.rows.g[other])) : "", loud: true };
}

export const isRinged = (run, row) => marksOf(run).ringed.has(row);

const spanOf = ({ kind, rows }) => (kind === "lost" ? [rows[0], rows[2]] : [Math.min(...rows), Math.max(...rows)]);

const hasBracket = ({ kind }) => kind === "lost" || kind === "race";
const reaches = ([from, to], first, last) => to >= first && from <= last;

/// The brackets that reach into the rows `first` to `last`.
export function drawBrackets(drawing, first, last, cursor) {
  const { run } = drawing, taken = new Map();
  const seen = run.problems.filter((problem) => hasBracket(problem) && reaches(spanOf(problem), first, last));
  for (const problem of seen.sort((a, b) => b.rows.includes(cursor) - a.rows.includes(cursor))) {
    const [from, to] = spanOf(problem);
    const key = problem.kind === "lost" ? "g" + drawing.columns.columnOf[run.rows.g[from]] : "o" + run.rows.o[from];
    const others = taken.get(key) ?? taken.set(key, []).get(key);
    if (others.some((other) => reaches(other, from, to))) continue;
    others.push([from, to]);
    (problem.kind === "lost" ? drawLost : drawRace)(drawing, from, to);
  }
}

const heightOf = (drawing, row) => drawing.y(drawing.items.ofRow(row)) + rowHeight / 2;

function drawLost(drawing, from, to) {
  const column = drawing.columns.goroutines[drawing.columns.columnOf[drawing.run.rows.g[from]]];
  const x = column.lane >= 0 ? column.centre - 15 : column.x + 3;
  drawing.layers.front.append(bracket(x, heightOf(drawing, from), heightOf(drawing, to), 1, "lost"));
}

function drawRace(drawing, from, to) {
  const thing = drawing.columns.things[drawing.columns.thingOf[drawing.run.rows.o[from]]];
  if (!thing) return;
  const x = thing.centre + 32, above = heightOf(drawing, from), below = heightOf(drawing, to), y = (above + below) / 2;
  drawing.layers.front.append(bracket(x, above, below, -1, "race"));
  const text = words(0, 0, say(below - above > 75 ? "race: no order" : "race"), "race-words", "middle");
  text.setAttribute("transform", `translate(${x + 9} ${y}) rotate(90)`);
  drawing.layers.front.append(text);
}

const titleHeight = 40, linkHeight = 30, lineAt = 22;

const heightOfCircle = (circle) => (circle?.length ? titleHeight + 2 * linkHeight * circle.length + 6 : 0);
export const circleHeight = (run) => run.problems.reduce((sum, { circle }) => sum + heightOfCircle(circle), 0);

/// Below the last row, from `y` on: goroutine, thing, its owner, and so on, until it comes round.
export function drawCircles(drawing, y) {
  const { run, columns, layers } = drawing;
  for (const { circle } of run.problems) {
    const height = heightOfCircle(circle);
    if (!height) continue;
    const size = { width: columns.end + 4, height: height - 6, rx: 6 };
    layers.ground.append(shape("rect", { class: "circle", x: -4, y: y + 2, ...size }));
    layers.words.append(words(columns.goroutines[0].centre + 12, y + 22, say("circle"), "words bad title"));
    drawRound(drawing, circle, y + titleHeight);
    y += height;
  }
}

const laneEnd = (drawing, lane) => drawing.columns.goroutines[drawing.columns.columnOf[lane]].centre + 1;
const thingEnd = ({ columns }, object) => (columns.things[columns.thingOf[object]]?.centre ?? columns.moreAt + 16) - 3;

function drawRound(drawing, circle, top) {
  let d = "";
  circle.forEach(([lane, object], i) => {
    const next = circle[(i + 1) % circle.length][0], y = top + 2 * linkHeight * i;
    drawLink(drawing, y, lane, object, 2 * i + 1, "waits for");
    drawLink(drawing, y + linkHeight, next, object, 2 * i + 2, "has");
    const back = i + 1 < circle.length ? y + 2 * linkHeight + lineAt : top + lineAt;
    d += `M${thingEnd(drawing, object)} ${y + lineAt}v${linkHeight}`;
    d += `M${laneEnd(drawing, next)} ${y + linkHeight + lineAt}V${back}`;
  });
  drawing.layers.front.prepend(shape("path", { class: "round", d }));
}

function drawLink(drawing, y, lane, object, number, key) {
  const { columns, layers, run } = drawing, line = y + lineAt;
  const from = laneEnd(drawing, lane), to = thingEnd(drawing, object);
  layers.front.append(key === "has" ? arrow(to, from, line, "sends", "bad") : arrow(from, to, line, "sends", "bad"));
  layers.front.append(words(from + 12, y + 11, wordsAbout(run, say(key), lane, object), "words bad"));
  const cx = columns.gutter - 18, cy = line - 4;
  layers.gutter.append(shape("g", { class: "number" },
    shape("circle", { cx, cy, r: 9 }), words(cx, cy, String(number), "", "middle")));
}
