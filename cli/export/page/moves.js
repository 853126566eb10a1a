// Ways through the run: to a row, the next one shown, the next of a goroutine, a problem, a printed line, a line of Go.
//
// Invariant: a row that is gone to is shown: the folds around it open, and a lane that hides it is given up.
import { view, change, flipped } from "./view.js";
import { layout } from "./layout.js";
import { foldsAround, Item } from "./items.js";
import { clamp } from "./text.js";

/// `besides`: what else changes with it.
export function goTo(row, besides = {}) {
  const to = clamp(row, 0, view.model.count - 1), patch = { ...besides, row: to };
  if (!layout.items.shows(to)) {
    const { g, x } = view.model.rows;
    if (view.only >= 0 && g[to] !== view.only && x[to] !== view.only) patch.only = -1;
    if (view.folding) patch.open = new Set([...view.open, ...foldsAround(view.model, to).map((fold) => fold.number)]);
  }
  change(patch);
}

let takenOut = new Set();

/// What to change so that who has a problem in `row` has a lane, however many share one; those before go back.
export function takingOut(run, row, pulled) {
  const kept = [...pulled].filter((lane) => !takenOut.has(lane));
  takenOut = run.concernedAt(row);
  return new Set([...kept, ...takenOut]);
}

export function toProblem(row) {
  goTo(row, { pulled: takingOut(view.model, row, view.pulled) });
}

/// To the row shown `steps` below this one, over folds.
export function stepBy(steps) {
  const { items } = layout, way = Math.sign(steps);
  let left = Math.abs(steps), at = items.ofRow(view.row), found = view.row;
  if (way < 0 && items.first[at] < view.row) at++;
  while (left > 0 && (at += way) >= 0 && at < items.count) {
    if (items.kind[at] !== Item.row) continue;
    found = items.first[at];
    left--;
  }
  if (found !== view.row) goTo(found);
  return left === 0;
}

export function toEnd(way) {
  const { items } = layout;
  let at = way < 0 ? 0 : items.count - 1;
  while (at > 0 && at < items.count - 1 && items.kind[at] !== Item.row) at -= way;
  goTo(items.first[at] ?? 0);
}

function search(way, fits) {
  for (let row = view.row + way; row >= 0 && row < view.model.count; row += way) {
    if (fits(row)) return goTo(row);
  }
}

export function sameGoroutine(way) {
  const { g, x } = view.model.rows, lane = g[view.row] >= 0 ? g[view.row] : x[view.row];
  search(way, (row) => g[row] === lane || x[row] === lane);
}

/// To the next of `rows`; from the last on, to the first again.
export function toAmong(rows, way, go = goTo) {
  const next = way > 0 ? rows.find((row) => row > view.row) : rows.findLast((row) => row < view.row);
  const row = next ?? (way > 0 ? rows[0] : rows.at(-1));
  if (row !== undefined) go(row);
}

/// The next step at a line of the program; from the last on, the first again.
export function toLine(line) {
  const { l } = view.model.rows, after = l.indexOf(line, view.row + 1), row = after < 0 ? l.indexOf(line) : after;
  if (row >= 0) goTo(row);
}

export const flipFold = (number) => change({ open: flipped(view.open, number) });

/// Opens or closes the fold that comes next at the cursor.
export function flipNextFold() {
  const { items } = layout, at = items.ofRow(view.row);
  const next = [at + 1, at - 1].find((i) => i >= 0 && i < items.count && items.fold[i]);
  if (next !== undefined) flipFold(items.fold[next].number);
}

/// Only the rows of the goroutine in that column, or all again.
export function onlyColumn(i) {
  const column = layout.columns.goroutines[i];
  if (!column || column.lane < 0) return;
  const only = view.only === column.lane ? -1 : column.lane;
  const { g, x } = view.model.rows;
  const own = (row) => g[row] === only || x[row] === only;
  const row = only < 0 || own(view.row) ? view.row : g.findIndex((_, at) => own(at));
  change({ only: row < 0 ? -1 : only, row: Math.max(row, 0) });
}

const mostLanes = 40, pulledAtOnce = 6;

/// Gives each of a group its lane; of a large one those that act next.
export function unfold(column) {
  if (column.lanes.length <= mostLanes) return change({ unfolded: flipped(view.unfolded, column.group) });
  const members = new Set(column.lanes), next = new Set(view.pulled), most = next.size + pulledAtOnce;
  const { g } = view.model.rows;
  for (let row = view.row; row < view.model.count && next.size < most; ++row) {
    if (members.has(g[row])) next.add(g[row]);
  }
  change({ pulled: next });
}

/// Puts a goroutine back into its group, with all of those that were taken out.
export function foldBack(column) {
  const group = view.model.goroutines.group[column.lane];
  const unfolded = new Set(view.unfolded), pulled = new Set(view.pulled);
  unfolded.delete(group);
  pulled.delete(column.lane);
  change({ unfolded, pulled });
}
