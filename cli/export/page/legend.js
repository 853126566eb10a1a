// The legend: what each form means. It is always there, and says the same on paper.
import { element, part, shape } from "./dom.js";
import { say } from "./words.js";
import { watch } from "./view.js";
import { arrow } from "./glyphs.js";

const form = (...shapes) => shape("svg", { class: "g0", width: 26, height: 18, "aria-hidden": "true" }, ...shapes);
const formBar = (className) => shape("path", { class: className, d: "M13 2V17" });
const formBox = (className) => shape("rect", { class: className, x: 8, y: 2, width: 11, height: 14, rx: 2 });

const forms = {
  runs: () => form(formBox("runs")),
  "could run": () => form(formBox("ready")),
  waits: () => form(formBar("waits")),
  sleeps: () => form(formBar("sleeps")),
  "never woken": () => form(formBar("stuck")),
  "has a lock": () => form(shape("rect", { class: "stripe", x: 4, y: 2, width: 3, height: 14 }), formBox("runs")),
  uses: () => form(arrow(1, 25, 9, "sends", "g0")),
  unlocks: () => form(arrow(1, 25, 9, "back", "g0")),
  wakes: () => form(arrow(1, 25, 9, "wakes", "")),
  "waits for this": () => form(arrow(1, 17, 9, "waits", "")),
};

export const legendNodes = () =>
  Object.entries(forms).map(([key, draw]) => element("li", "", draw(), say("legend " + key)));

watch("language", () => part("legend").replaceChildren(...legendNodes()));
