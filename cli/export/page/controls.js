// The buttons: of the view at the top, of the steps beside the strip; and playing, a step at a time.
import { button, element, label, part, shape, toggle } from "./dom.js";
import { say, speak } from "./words.js";
import { view, change, watch } from "./view.js";
import { stepBy, toEnd } from "./moves.js";
import { openHelp } from "./help.js";

const pace = 700;
let playing = 0;

export function play() {
  if (playing) return stop();
  playing = setInterval(() => stepBy(1) || stop(), pace);
  tellControls();
}

function stop() {
  clearInterval(playing);
  playing = 0;
  tellControls();
}

const icons = {
  first: "M3 3h2.5v12H3zM15 3L7 9l8 6z",
  back: "M13 3L5 9l8 6z",
  play: "M5 3l10 6-10 6z",
  pause: "M5 3h3v12h-3zM11 3h3v12h-3z",
  next: "M5 3l8 6-8 6z",
  last: "M12.5 3H15v12h-2.5zM3 3l8 6-8 6z",
};

const icon = (name) => shape("svg", { viewBox: "0 0 18 18", "aria-hidden": "true" }, shape("path", { d: icons[name] }));

const moveButtons = [
  ["first", () => toEnd(-1)],
  ["back", () => stepBy(-1)],
  ["play", play],
  ["next", () => stepBy(1)],
  ["last", () => toEnd(1)],
];

const setTheme = (theme) => change({ theme });

const isDark = () => (view.theme ? view.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
export const otherTheme = () => setTheme(isDark() ? "light" : "dark");
export const otherAxis = () => change({ axis: view.axis === "time" ? "step" : "time" });
export const otherFolding = () => change({ folding: !view.folding });
export const otherLanguage = () => setLanguage(view.language === "ko" ? "en" : "ko");

export function setLanguage(language) {
  speak(language);
  document.documentElement.lang = language;
  change({ language });
}

const switched = (on, text, act) => toggle(button("", text, act), "aria-pressed", on);

const pair = (...of) => element("span", "pair", ...of);

function viewButtons() {
  const { axis, language, only, folding, model } = view, buttons = [];
  if (only >= 0) {
    const shown = switched(true, `${say("only rows", model.name(only))} ✕`, () => change({ only: -1 }));
    buttons.push(label(shown, say("all rows")));
  }
  buttons.push(pair(switched(axis === "step", say("by step"), () => change({ axis: "step" })),
    switched(axis === "time", say("by time"), () => change({ axis: "time" }))));
  if (model.folds.length) buttons.push(switched(folding, say("fold repeats"), otherFolding));
  buttons.push(pair(switched(language === "en", "English", () => setLanguage("en")),
    switched(language === "ko", "한국어", () => setLanguage("ko"))));
  const theme = label(button("round", "◐", otherTheme), say("theme"));
  return [...buttons, theme, label(button("round", "?", openHelp), say("help"))];
}

function moveButton([name, act]) {
  const shown = name === "play" && playing ? "pause" : name;
  const node = label(button("move", "", act), say("move " + shown));
  node.append(icon(shown));
  return node;
}

function tellControls() {
  keepFocus(part("controls"), ...viewButtons());
  keepFocus(part("moves"), ...moveButtons.map(moveButton));
}

// The buttons are made anew, but whoever stood on one stays there.
function keepFocus(parent, ...nodes) {
  const at = [...parent.querySelectorAll("button")].indexOf(document.activeElement);
  parent.replaceChildren(...nodes);
  if (at >= 0) parent.querySelectorAll("button")[at]?.focus();
}

watch("language axis folding model only", tellControls);
watch("model", () => playing && stop());
watch("theme", () => {
  if (view.theme) document.documentElement.dataset.theme = view.theme;
  else delete document.documentElement.dataset.theme;
});
