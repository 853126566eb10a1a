// Nodes of the page. Text gets in as text only, never as markup: a program may print whatever it likes.

export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/// A node of SVG; `attributes` without a value are left out.
export function shape(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== "") node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export function button(className, label, act) {
  const node = element("button", className, label);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

export const part = (id) => document.getElementById(id);

/// What is written in one of the page's scripts of data.
export const readData = (id) => JSON.parse(part(id).textContent);

/// Says what an element is for: to who points at it, and to a screen reader.
export function label(node, text) {
  node.title = text;
  node.setAttribute("aria-label", text);
  return node;
}

const unsettled = new Set();

/// Does `act` once before the next frame: what asks for sizes waits until all is written, so it is laid out once.
export function settle(act) {
  if (!unsettled.size) {
    requestAnimationFrame(() => {
      const acts = [...unsettled];
      unsettled.clear();
      for (const each of acts) each();
    });
  }
  unsettled.add(act);
}

export function toggle(node, name, on) {
  node.setAttribute(name, on ? "true" : "false");
  return node;
}
