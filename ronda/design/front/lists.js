// Lists: how dense they are, which rows are chosen, whether their head can stay while the page moves.
import { onContent } from "./content.js";

const root = document.documentElement;

function showDensity() {
  for (const button of document.querySelectorAll("[data-density]:not(html)")) {
    button.setAttribute("aria-pressed", String(root.dataset.density === "dense"));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-density]");
  if (!button) return;
  if (root.dataset.density === "dense") delete root.dataset.density;
  else root.dataset.density = "dense";
  localStorage.setItem("ronda-density", root.dataset.density ?? "");
  showDensity();
});
onContent("button[data-density]", showDensity);

// A head stays at the top of the page only where the table is no wider than its frame.
const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const table = target.querySelector("table");
    target.toggleAttribute("data-fits", Boolean(table) && table.scrollWidth <= target.clientWidth);
  }
});
onContent(".list-frame", (frame) => watcher.observe(frame));

function boxesOf(form) {
  return [...document.querySelectorAll(`input[type=checkbox][form="${form.id}"][name="${form.dataset.bulk}"]`)];
}

function count(form) {
  const boxes = boxesOf(form);
  const chosen = boxes.filter((box) => box.checked).length;
  form.toggleAttribute("data-some", chosen > 0);
  const counter = form.querySelector("[data-bulk-count]");
  const text = new Intl.NumberFormat(root.lang).format(chosen);
  if (counter.textContent !== text) counter.textContent = text;
  for (const all of document.querySelectorAll("[data-choose-all]")) {
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  for (const box of boxes) box.closest("tr")?.classList.toggle("chosen", box.checked);
}

function countAll() {
  document.querySelectorAll("[data-bulk]").forEach(count);
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-choose-all]")) {
    for (const box of target.closest("table").querySelectorAll("tbody [data-chosen] input")) box.checked = target.checked;
  }
  if (target.form?.matches("[data-bulk]") || target.matches("[data-choose-all]")) countAll();
});
document.addEventListener("reset", (event) => {
  if (event.target.matches("[data-bulk]")) setTimeout(countAll);
});
onContent("[data-bulk], [data-list]", countAll);

// Filters act as one chooses, and a moment after one has stopped to write. A change that a text field tells only when
// it is left is passed over: its text has been asked for already.
const WRITES = "input[type=search], input[type=text], input:not([type])";
const PAUSE_MS = 300;
let pause;

document.addEventListener("input", ({ target }) => {
  if (!target.matches(WRITES) || !target.form?.matches("[data-filters]")) return;
  clearTimeout(pause);
  pause = setTimeout(() => target.form?.requestSubmit(), PAUSE_MS);
});
document.addEventListener("change", ({ target }) => {
  if (target.matches(WRITES) || !target.form?.matches("[data-filters]")) return;
  clearTimeout(pause);
  target.form.requestSubmit();
});

// An address shall hold what was asked for and no more; order and columns may have changed since the form was drawn.
document.addEventListener("htmx:configRequest", ({ detail, target }) => {
  const form = target.closest("[data-filters], [data-columns]");
  if (!form) return;
  for (const [name, value] of [...detail.formData.entries()]) if (value === "") detail.formData.delete(name);
  if (!form.matches("[data-filters]")) return;
  const own = new Set([...form.elements].filter((field) => !field.matches("[data-kept]")).map((field) => field.name));
  for (const { name } of form.querySelectorAll("[data-kept]")) if (!own.has(name)) detail.formData.delete(name);
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (value && !own.has(name) && !name.endsWith("page") && !name.endsWith("export")) detail.formData.append(name, value);
  }
});
