// What a thing holds, and who waits for it, in words and as questions.
import { say, sayCount } from "./words.js";
import { oneLine } from "./phrases.js";
import { State } from "./model.js";

const locks = ["mutex", "rwmutex"];

export const isLock = (run, object) => locks.includes(run.objects.kind[object]);

export const holdersOf = (content) => content?.holders ?? [];

/// At most three names, then how many more.
export function someNames(run, lanes) {
  const names = lanes.slice(0, 3).map((lane) => run.name(lane)).join(", ");
  return lanes.length > 3 ? `${names} +${lanes.length - 3}` : names;
}

function lockWords(run, content) {
  const holders = holdersOf(content);
  if (!holders.length) return say("free");
  return say(content.reading ? "reading" : "has it", someNames(run, holders));
}

function channelWords(run, object, content) {
  const capacity = content?.capacity ?? run.objects.capacity[object];
  const full = capacity > 0 ? say("places full", content?.places?.length ?? 0, capacity) : say("no buffer");
  return content?.closed ? `${say("closed")} · ${full}` : full;
}

/// What stands below a thing's name.
export function contentWords(run, object, content) {
  const kind = run.objects.kind[object];
  if (isLock(run, object)) return lockWords(run, content);
  if (kind === "channel") return channelWords(run, object, content);
  if (content?.value !== undefined) return "= " + oneLine(content.value);
  if (content?.count !== undefined) return say("counts", content.count);
  return "";
}

/// For each thing, how many goroutines wait for it.
export function waiters(run, replay) {
  const count = new Int32Array(run.objects.name.length);
  replay.states.forEach((state, lane) => {
    if (state !== State.waits && state !== State.stuck) return;
    if (replay.last[lane] < 0) return;
    for (const object of run.awaited(replay.last[lane])) count[object]++;
  });
  return count;
}

/// The locks that each goroutine has: names of things by lane.
export function locksOf(run, replay) {
  const names = new Map();
  run.objects.name.forEach((name, object) => {
    if (!isLock(run, object)) return;
    for (const lane of holdersOf(run.contents[replay.content[object]])) {
      names.set(lane, [...(names.get(lane) ?? []), name]);
    }
  });
  return names;
}

export const waitersWords = (count) => (count ? sayCount("waiting", count) : "");
