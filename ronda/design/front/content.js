// Does something for each matching element once: those on the page now and those that htmx brings later.
const wishes = [];
const met = new WeakMap();

function greet(root, [selector, act]) {
  const found = root.matches?.(selector) ? [root] : [];
  for (const element of [...found, ...root.querySelectorAll(selector)]) {
    const acts = met.get(element) ?? new Set();
    if (acts.has(act)) continue;
    met.set(element, acts.add(act));
    act(element);
  }
}

export function onContent(selector, act) {
  wishes.push([selector, act]);
  greet(document, [selector, act]);
}

document.addEventListener("htmx:load", ({ detail }) => wishes.forEach((wish) => greet(detail.elt, wish)));

/** What an element carries as JSON in the script element that it names. */
export function numbersOf(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

export const language = document.documentElement.lang || "en";
