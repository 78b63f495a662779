// The seconds that a form is really worked on, sent along with it. The clock stands while the page is hidden
// or nothing was touched for a minute; the server never believes more than has passed since the form was shown.
import { onContent } from "./content.js";

const RESTS_AFTER_MS = 60_000;

onContent("input[name=form_shown]", (mark) => {
  const { form } = mark;
  if (!form || form.elements.form_active) return;
  const active = document.createElement("input");
  Object.assign(active, { type: "hidden", name: "form_active", value: mark.dataset.active || "0" });
  mark.after(active);
  let worked = Number(active.value) * 1000;
  let touched = Date.now();
  const count = () => {
    const now = Date.now();
    worked += Math.min(now - touched, RESTS_AFTER_MS);
    touched = now;
    active.value = String(Math.round(worked / 1000));
  };
  for (const kind of ["input", "keydown", "pointerdown", "focusin"]) form.addEventListener(kind, count);
  form.addEventListener("submit", count);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) count();
    else touched = Date.now();
  });
});
