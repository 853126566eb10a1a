// The keys. Those that the browser or a focused control needs itself are left to them.
import { part } from "./dom.js";
import { view, change } from "./view.js";
import { toProblem, stepBy, toEnd, sameGoroutine, toAmong, onlyColumn, flipNextFold } from "./moves.js";
import { otherAxis, otherFolding, otherLanguage, otherTheme, play } from "./controls.js";
import { otherTab } from "./in_words.js";
import { openHelp } from "./help.js";

const wayOf = (event) => (event.shiftKey ? -1 : 1);
const stepOr = (by) => (event) => (event.shiftKey ? sameGoroutine(by) : stepBy(by));

const keyActs = {
  ArrowLeft: stepOr(-1),
  ArrowRight: stepOr(1),
  PageUp: () => stepBy(-10),
  PageDown: () => stepBy(10),
  Home: () => toEnd(-1),
  End: () => toEnd(1),
  " ": play,
  Enter: flipNextFold,
  n: (event) => toAmong(view.model.problemRows, wayOf(event), toProblem),
  p: (event) => toAmong(view.model.printed, wayOf(event)),
  t: otherAxis,
  f: otherFolding,
  w: otherTab,
  l: otherLanguage,
  d: otherTheme,
  "?": openHelp,
  Escape: () => change({ only: -1 }),
};

function keyPressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || part("help").open || event.isComposing) return;
  if ([" ", "Enter"].includes(event.key) && event.target.closest?.("button")) return;
  const column = /^[1-9]$/.test(event.key) ? () => onlyColumn(Number(event.key) - 1) : null;
  const act = column ?? keyActs[event.key] ?? keyActs[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act(event);
}

addEventListener("keydown", keyPressed);
