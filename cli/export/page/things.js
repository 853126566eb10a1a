// The lanes of shared things: a line each; while somebody has a lock, a block in the owner's colour, and a stripe
// beside the owner's bar.
//
// Invariants: as for bars, `turn` goes from above to below. A stripe keeps its place for as long as the lock is held.
import { shape } from "./dom.js";
import { words } from "./glyphs.js";
import { blockHalf } from "./signs.js";
import { holdersOf, isLock, someNames } from "./contents.js";
import { clipped, font } from "./text.js";

const blockWidth = 2 * blockHalf;

export class Things {
  constructor(drawing) {
    const { run, columns } = drawing;
    this.drawing = drawing;
    this.locks = run.objects.name.map((_, object) => object).filter((object) => isLock(run, object));
    this.held = new Map();     // object -> { content, since }
    this.stripes = new Map();  // lane -> objects by place
    this.columnOf = (lane) => columns.goroutines[columns.columnOf[lane]];
  }

  /// From `y` on they hold what `contents` says.
  turn(contents, y) {
    for (const object of this.locks) {
      if (this.held.get(object)?.content === contents[object]) continue;
      this.end(object, y);
      const holders = holdersOf(this.drawing.run.contents[contents[object]]);
      this.held.set(object, { content: contents[object], since: y });
      for (const lane of holders) this.claim(lane, object);
    }
  }

  claim(lane, object) {
    const places = this.stripes.get(lane) ?? [], free = places.indexOf(-1);
    places[free < 0 ? places.length : free] = object;
    this.stripes.set(lane, places);
  }

  end(object, y) {
    const was = this.held.get(object);
    if (!was) return;
    const holders = holdersOf(this.drawing.run.contents[was.content]);
    if (holders.length && y > was.since) this.block(object, was, holders, y);
    for (const lane of holders) this.stripe(lane, object, was.since, y);
  }

  stripe(lane, object, from, to) {
    const places = this.stripes.get(lane), place = places.indexOf(object), column = this.columnOf(lane);
    places[place] = -1;
    if (column.lane < 0 || place > 1 || to <= from) return;
    const x = column.centre - 12.5 - place * 5;
    this.drawing.layers.bars.append(shape("rect", { class: "stripe", x, y: from, width: 3, height: to - from }));
  }

  block(object, was, holders, y) {
    const { run, columns, layers } = this.drawing, thing = columns.things[columns.thingOf[object]];
    if (!thing) return;
    const shown = holders.slice(0, 3), width = blockWidth / shown.length, left = thing.centre - blockWidth / 2;
    const gap = shown.length > 1 ? 1 : 0, height = y - was.since;
    shown.forEach((lane, i) => {
      const place = { x: left + i * width, y: was.since, width: width - gap, height };
      layers.bars.append(shape("rect", { class: "block " + this.columnOf(lane).tint, ...place }));
    });
    if (y - was.since < 14) return;
    const name = holders.length > 1 ? "r" + holders.length : someNames(run, holders);
    layers.words.append(words(thing.centre, was.since + 9, clipped(name, font.small, blockWidth), "owner", "middle"));
  }

  finish(y) {
    for (const object of this.locks) this.end(object, y);
  }

  /// The lines on which everything of a thing lies.
  lines(from, to) {
    const { columns, layers } = this.drawing;
    const d = columns.things.map(({ centre }) => `M${centre} ${from}V${to}`).join("");
    if (d) layers.ground.append(shape("path", { class: "lane", d }));
  }
}
