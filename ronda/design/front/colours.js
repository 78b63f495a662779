// Colours of the style sheet, in a form that a canvas and its libraries understand.
const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** A function that reads a custom property as it is in force at this element now. */
export function coloursOf(element) {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  queueMicrotask(() => probe.remove());
  return (name) => {
    probe.style.color = `var(${name})`;
    return asRgba(getComputedStyle(probe).color);
  };
}

function asRgba(colour) {
  brush.fillStyle = colour;
  brush.clearRect(0, 0, 1, 1);
  brush.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
  return `rgba(${red},${green},${blue},${alpha / 255})`;
}

/** Calls back when the page turns light or dark. */
export function onTheme(act) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", act);
  new MutationObserver(act).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
}
