// A visit of a plan is dropped on another day: what the move costs is shown first, and a button does it.
// Keys and fingers open the visit and choose a day there.
import { openPlanned } from "./planned.js";

let held = null;

export function startMoving() {
  for (const stop of document.querySelectorAll("[data-drag]")) {
    stop.draggable = true;
    for (const link of stop.querySelectorAll("a")) link.draggable = false;
  }
}

const dayOf = ({ target }) => target.closest?.("[data-takes]");
const isElsewhere = (day) => held && day && !day.contains(held);

function leave() {
  for (const day of document.querySelectorAll("[data-takes][data-over]")) delete day.dataset.over;
}

document.addEventListener("dragstart", (event) => {
  held = event.target.closest?.("[data-drag]");
  if (!held) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.dataset.stop);
  held.dataset.held = "";
});

document.addEventListener("dragover", (event) => {
  const day = dayOf(event);
  if (!isElsewhere(day)) return leave();
  event.preventDefault();
  if ("over" in day.dataset) return;
  leave();
  day.dataset.over = "yes";
});

document.addEventListener("drop", (event) => {
  const day = dayOf(event);
  if (!isElsewhere(day)) return;
  event.preventDefault();
  openPlanned(held.querySelector("a").href, day.dataset.day);
});

document.addEventListener("dragend", () => {
  leave();
  if (held) delete held.dataset.held;
  held = null;
});
