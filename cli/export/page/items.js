// What stands below one another in the sheet: rows, pauses, and folds: rows that repeat, shown as one line.
//
// Invariants: items are in the order of their rows; a pause comes before the row with the same number. A closed fold
// stands for all rows but the first and the last time; an opened one is a line that closes it, above its rows.
import { usualGap, pauseFrom, gapHeight } from "./times.js";

export const Item = { row: 0, pause: 1, fold: 2, opened: 3 };
export const rowHeight = 30, middle = 15;
const pauseHeight = 24, openedHeight = 24;

/// Folds by the row from which on they hide: of those that begin together the outer first.
function hiding(run) {
  const at = new Map();
  run.folds.forEach(([from, period, times], number) => {
    if (times < 3) return;
    const first = from + period, last = from + period * (times - 1) - 1;
    at.set(first, [...(at.get(first) ?? []), { number, first, last, period, times: times - 2 }]);
  });
  return at;
}

/// The closed folds that hide `row`.
export function foldsAround(run, row) {
  run.hiding ??= hiding(run);
  return [...run.hiding.values()].flat().filter(({ first, last }) => first <= row && row <= last);
}

class Items {
  constructor(room) {
    this.kind = new Uint8Array(room);
    this.first = new Int32Array(room);
    this.last = new Int32Array(room);
    this.fold = new Array(0);
    this.top = new Float64Array(room + 1);
    this.count = 0;
    this.height = 0;
  }

  add(kind, first, last, height, fold) {
    const i = this.count++;
    this.kind[i] = kind;
    this.first[i] = first;
    this.last[i] = last;
    if (fold) this.fold[i] = fold;
    this.top[i] = this.height;
    this.top[i + 1] = this.height += height;
  }

  /// The last item whose `column` is not above `value`.
  upTo(column, value) {
    let low = 0, high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (column[middle] <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /// A row, or a fold in place of rows.
  isLine = (i) => this.kind[i] === Item.row || this.kind[i] === Item.fold;

  ofRow = (row) => this.upTo(this.first, row);
  atHeight = (y) => this.upTo(this.top, y);
  shows = (row) => this.count > 0 && this.kind[this.ofRow(row)] === Item.row && this.first[this.ofRow(row)] === row;
}

function addGap(items, run, row, usual, byTime) {
  const gap = run.rows.t[row];
  if (row === 0) return;
  if (gap >= pauseFrom(usual)) items.add(Item.pause, row, row, byTime ? gapHeight(gap, usual) : pauseHeight);
  else if (byTime) items.height += gapHeight(gap, usual);
}

/// Adds the fold that begins to hide here, if one is closed, and gives the row to go on with.
function addFolds(items, run, row, open) {
  for (const fold of run.hiding.get(row) ?? []) {
    if (open.has(fold.number)) {
      items.add(Item.opened, row, row - 1, openedHeight, fold);
    } else {
      items.add(Item.fold, row, fold.last, rowHeight, fold);
      return fold.last + 1;
    }
  }
  return row;
}

/// `folding`, `open`, `axis`, `only` as in the view.
export function itemsOf(run, { folding, open, axis, only }) {
  run.usual ??= usualGap(run.rows.t);
  run.hiding ??= hiding(run);
  const items = new Items(run.count * 2 + run.folds.length + 1), { g, x } = run.rows;
  for (let row = 0; row < run.count; ++row) {
    if (only >= 0 && g[row] !== only && x[row] !== only) continue;
    if (only < 0) addGap(items, run, row, run.usual, axis === "time");
    if (folding && only < 0) {
      const next = addFolds(items, run, row, open);
      if (next > row) {
        row = next - 1;
        continue;
      }
    }
    items.add(Item.row, row, row, rowHeight);
  }
  return items;
}

/// Where each row lies on the compressed time of the strip, from 0 to 1.
export function timeline(run) {
  run.usual ??= usualGap(run.rows.t);
  const at = new Float64Array(run.count + 1);
  for (let row = 0; row < run.count; ++row) {
    at[row + 1] = at[row] + rowHeight + (row ? gapHeight(run.rows.t[row], run.usual) : 0);
  }
  return at.map((y) => y / (at[run.count] || 1));
}
