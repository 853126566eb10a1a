// The page's own words, in the language that is spoken now.
//
// Invariants: every word stands in words.json, as [Korean, English]; a text of the data as {ko, en} or [ko, en].
import { readData } from "./dom.js";

const table = readData("words");
const languages = ["ko", "en"];
let spoken = 1;

export function speak(language) {
  spoken = Math.max(0, languages.indexOf(language));
}

export const korean = () => spoken === 0;

/// The word for `key`, with `values` in the places {0}, {1}, …
export function say(key, ...values) {
  const words = table[key] ?? [key, key];
  return words[spoken].replace(/\{(\d)\}/g, (_, place) => values[place]);
}

/// The like for a number of things, where English has a word for one of them.
export function sayCount(key, count) {
  return say(count === 1 && table[key + ".one"] ? key + ".one" : key, count);
}

export function pick(text) {
  if (!text) return "";
  return (Array.isArray(text) ? text[spoken] : text[languages[spoken]]) ?? "";
}
