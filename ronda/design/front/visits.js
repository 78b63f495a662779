// A visit's form saves itself while one writes. Without a connection what was written stays on this device, is put
// back when the page opens again, and is saved as soon as it can be; once it is saved, the device forgets it. What was refused stays there too.
import { onContent } from "./content.js";

const PAUSE_MS = 700;
const AGAIN_MS = 20_000;
// Where the device is never stays on it.
const NOT_KEPT = new Set([
  "csrfmiddlewaretoken", "form_shown", "form_active",
  "place_latitude", "place_longitude", "place_accuracy", "place_clock", "without_place",
]);
const shelfOf = (key) => `ronda-visit-${key}`;

onContent("form[data-saves]", (form) => {
  const told = form.querySelector("[data-saved]");
  const shelf = shelfOf(form.dataset.key);
  let waits;
  let changed = false;
  let sent = false;
  // The next page may have been asked for before the save arrived: then only the device knows what was written.
  let leaves = false;

  const written = () => [...new FormData(form).entries()].filter(([name]) => !NOT_KEPT.has(name));

  async function save(leaving = false) {
    clearTimeout(waits);
    if (!changed || sent) return;
    changed = false;
    localStorage.setItem(shelf, JSON.stringify(written()));
    try {
      const answer = await fetch(form.dataset.saves, { method: "POST", body: new FormData(form), keepalive: leaving });
      if (answer.redirected || answer.status >= 500 || answer.status === 403) throw new Error(String(answer.status));
      told.textContent = await answer.text();
      if (answer.ok && !changed && !leaves) localStorage.removeItem(shelf);
    } catch {
      changed = true;
      told.textContent = form.dataset.kept;
      waits = setTimeout(save, AGAIN_MS);
    }
  }

  function wait() {
    changed = true;
    clearTimeout(waits);
    waits = setTimeout(save, PAUSE_MS);
  }

  function putBack(pairs) {
    for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) {
      box.checked = pairs.some(([name, value]) => name === box.name && value === box.value);
    }
    for (const [name, value] of pairs) {
      const field = form.elements.namedItem(name);
      if (field && "value" in field && !["checkbox", "radio"].includes(field.type)) field.value = value;
    }
  }

  const kept = localStorage.getItem(shelf);
  if (kept) {
    putBack(JSON.parse(kept));
    wait();
  }
  form.addEventListener("input", wait);
  form.addEventListener("change", wait);
  form.addEventListener("submit", (event) => {
    clearTimeout(waits);
    localStorage.setItem(shelf, JSON.stringify(written()));
    if (navigator.onLine) {
      sent = true;
      return;
    }
    event.preventDefault();
    changed = true;
    told.textContent = form.dataset.kept;
  });
  addEventListener("beforeunload", () => (leaves = true));
  addEventListener("pageshow", () => (leaves = false));
  addEventListener("online", () => save());
  addEventListener("pagehide", () => save(true));
  document.addEventListener("visibilitychange", () => document.hidden && save(true));
});

// The page of a visit that was sent says so: nothing of it stays on the device.
onContent("[data-visit-sent]", (sign) => localStorage.removeItem(shelfOf(sign.dataset.visitSent)));
