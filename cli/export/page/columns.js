// Which columns the sheet has: a lane for each goroutine, or one for a group of them, then one for each shared thing.
//
// Invariants: every goroutine is in exactly one column. A thing that a problem is about always has one; so have
// the two most used, and the others as long as the goroutines keep the room that they need.
// Neighbours never have the same colour.
import { clamp, textWidth, font } from "./text.js";

const crowded = 7;
const narrowest = 98, wantedWidth = 106, widest = 230;
export const bandWidth = 36;
const fewestThings = 2, tints = 8;
const barAt = 20, wantedByGroup = 176, moreForGroup = 110;

/// Whether a goroutine may share a lane with others of its group.
export const mayShare = ({ goroutines: { id, group } }, lane) => id.length > crowded && group[lane] > 0;

function grouped(run, view) {
  const members = new Map();
  run.goroutines.group.forEach((number, lane) => {
    if (!mayShare(run, lane) || view.unfolded.has(number) || view.pulled.has(lane)) return;
    if (!members.has(number)) members.set(number, []);
    members.get(number).push(lane);
  });
  for (const [number, lanes] of members) if (lanes.length <= 2) members.delete(number);
  return members;
}

function goroutineColumns(run, view) {
  const groups = grouped(run, view), done = new Set(), columns = [];
  const columnOf = new Int32Array(run.goroutines.id.length);
  run.goroutines.group.forEach((group, lane) => {
    const lanes = view.pulled.has(lane) ? undefined : groups.get(group);
    if (lanes && done.has(group)) return;
    if (lanes) done.add(group);
    for (const each of lanes ?? [lane]) columnOf[each] = columns.length;
    columns.push(lanes ? groupColumn(run, group, lanes) : ownColumn(run, lane));
  });
  columns.filter((column) => column.lane >= 0).forEach((column, i) => (column.tint = "g" + (i % tints)));
  return { columns, columnOf };
}

const ownColumn = (run, lane) => ({ lane, lanes: [lane], name: run.name(lane) });

const groupColumn = (run, group, lanes) => (
  { lane: -1, group, lanes, name: `${run.name(lanes[0])}…${run.name(lanes.at(-1))}`, tint: "many" });

function thingWidth(run, object) {
  return clamp(textWidth(run.objects.name[object], font.name) + 36, 78, 132);
}

/// Objects to show, in their own order, and how many there is no room for.
function chooseThings(run, view, room) {
  const { uses, matters, name } = run.objects;
  const order = name.map((_, object) => object).sort((a, b) => matters[b] - matters[a] || uses[b] - uses[a]);
  const chosen = [];
  for (const object of order) {
    room -= thingWidth(run, object);
    if (room >= 0 || matters[object] || view.allThings || chosen.length < fewestThings) chosen.push(object);
    else room = -1;
  }
  return { chosen: chosen.sort((a, b) => a - b), hidden: order.length - chosen.length };
}

/// How wide each lane is: all the same, but for groups, which have a band, and words that begin with a name.
function setWidths(columns, room) {
  const groups = columns.filter(({ lane }) => lane < 0).length, extra = wantedByGroup - wantedWidth;
  const each = Math.floor(clamp((room - groups * extra) / columns.length, narrowest, widest));
  const more = Math.floor(clamp((room - each * columns.length) / groups, extra, moreForGroup));
  for (const column of columns) column.width = each + (column.lane < 0 ? more : 0);
}

const centreOf = ({ lane, width }) => (lane === undefined ? width / 2 : lane >= 0 ? barAt : bandWidth / 2 + 6);

/// Puts columns side by side from `x` on, and gives where they end.
function place(columns, x) {
  for (const column of columns) {
    column.x = x;
    column.centre = x + centreOf(column);
    x += column.width;
  }
  return x;
}

/// The columns for a sheet of `width` pixels, from 0 behind the gutter on.
export function columnsOf(run, view, width, narrow) {
  const { columns, columnOf } = goroutineColumns(run, view);
  const gutter = narrow ? 66 : run.count >= 10000 ? 118 : 96, room = width - gutter;
  const needed = columns.reduce((sum, { lane }) => sum + (lane < 0 ? wantedByGroup : wantedWidth), 0);
  const { chosen, hidden } = chooseThings(run, view, room - needed);
  const things = chosen.map((object) => ({ object, width: thingWidth(run, object) }));
  const more = hidden > 0 || view.allThings ? 40 : 0;
  const used = things.reduce((sum, each) => sum + each.width, more);
  setWidths(columns, room - used);
  const thingsAt = place(columns, 0), moreAt = place(things, thingsAt);
  const thingOf = new Int32Array(run.objects.name.length).fill(-1);
  things.forEach((thing, i) => (thingOf[thing.object] = i));
  return { goroutines: columns, columnOf, things, thingOf, hidden, gutter, thingsAt, moreAt, end: moreAt + more };
}
