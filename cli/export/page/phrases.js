// Phrases of the data, filled in for a row: a list of parts, of which each knows what it speaks of.
//
// A part is {text} and at most one of `lane`, `object`, `value` (true) and `row`.
// Invariant: a Korean particle fits the last sound of what stands before it.
import { korean, pick, say } from "./words.js";
import { page } from "./model.js";

const templates = new Map();

function template(phrase) {
  const key = phrase * 2 + (korean() ? 1 : 0);
  if (!templates.has(key)) {
    templates.set(key, slots(pick(page.phrases[phrase])));
  }
  return templates.get(key);
}

const slots = (text) => text.split(/(\{\w+(?::[^}]*)?\})/).filter(Boolean).map(slot);

function slot(text) {
  const found = /^\{(\w+)(?::([^/}]*)\/([^}]*))?\}$/.exec(text);
  return found ? { name: found[1], particles: found[2] === undefined ? null : [found[2], found[3]] } : { text };
}

// How the Korean number ends: in a vowel, a consonant, or ㄹ, as `sounds` in the data.
const soundOfNumber = (number) => Number("1120112220"[(Number(String(number).at(-1)) + 9) % 10] ?? 0);

function particle([first, second], sound) {
  return sound === 1 || (sound === 2 && first !== "으로") ? first : second;
}

const number = (value) => ({ text: String(value), sound: soundOfNumber(value) });

function goroutine(run, lane) {
  if (lane < 0) return { text: say("timer"), sound: 0 };
  return { text: run.name(lane), lane, sound: Number(run.goroutines.sound[lane]) };
}

function fillings(run, row, name) {
  const { g, x, o, v, r } = run.rows, content = run.contents[run.rows.c[row]] ?? {};
  switch (name) {
    case "who": return [goroutine(run, g[row])];
    case "partner": return [goroutine(run, x[row])];
    case "thing": return [thing(run, o[row])];
    case "value": return [{ text: run.strings[v[row]] ?? "", value: true, sound: Number(run.sounds[v[row]] ?? 0) }];
    case "step": return [{ ...number(r[row] + 1), row: r[row] }];
    case "holder": return (content.holders ?? []).map((lane) => goroutine(run, lane));
    case "count": return [number(content.places ? content.places.length : content.count ?? 0)];
    case "capacity": return [number(content.capacity ?? run.objects.capacity[o[row]] ?? 0)];
  }
  return [{ text: "" }];
}

function thing(run, object) {
  if (object < 0) return { text: "", sound: 0 };
  return { text: run.objects.name[object], object, sound: Number(run.objects.sound[object]) };
}

/// The phrase with index `phrase`, said of `row`.
export function partsOf(run, row, phrase) {
  if (phrase < 0) return [];
  const parts = [];
  for (const { text, name, particles } of template(phrase)) {
    if (text !== undefined) {
      parts.push({ text });
      continue;
    }
    const filled = fillings(run, row, name);
    filled.forEach((each, i) => parts.push(...(i ? [{ text: ", " }] : []), each));
    if (particles) parts.push({ text: particle(particles, filled.at(-1)?.sound ?? 0) });
  }
  return parts;
}

/// One line: what would break it, or draw nothing, is shown as a sign.
export function oneLine(text) {
  return text.slice(0, 400).replace(/\n/g, "⏎").replace(/\t/g, " ").replace(/[\0-\x1f\x7f]/g, "·");
}

// A value must not turn the words around it, whichever way it is written itself.
const apart = (text) => (/[^\x20-\u02ff\u1100-\ud7ff]/.test(text) ? "\u2068" + text + "\u2069" : text);

export const textOf = (parts) => parts.map((each) => (each.value ? apart(oneLine(each.text)) : each.text)).join("");

/// One of the page's own templates, said of a goroutine and a thing.
export function wordsAbout(run, text, lane, object) {
  const about = { who: goroutine(run, lane), thing: thing(run, object) };
  return slots(text).map(({ text: plain, name, particles }) =>
    plain ?? about[name].text + (particles ? particle(particles, about[name].sound) : "")).join("");
}
