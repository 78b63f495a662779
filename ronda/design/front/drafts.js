// A form that says so keeps what is written on this device until it has arrived: a line is not lost where there is
// no connection. Its key is kept with it, so that sending twice is sending once.
import { onContent } from "./content.js";

const NOT_KEPT = new Set(["csrfmiddlewaretoken", "form_shown", "form_active"]);

onContent("form[data-draft]", (form) => {
  const shelf = `ronda-draft-${form.dataset.draft}`;
  const told = form.querySelector("[data-draft-told]");
  const words = [...form.querySelectorAll("input[type=text], textarea")];
  const written = () =>
    [...new FormData(form).entries()].filter(([name, value]) => !NOT_KEPT.has(name) && typeof value === "string");

  // What came back with errors is newer than what was kept.
  const kept = form.querySelector("[data-focus-first]") ? null : localStorage.getItem(shelf);
  if (kept && !words.some((field) => field.value)) {
    for (const [name, value] of JSON.parse(kept)) {
      const field = form.elements.namedItem(name);
      if (field && "value" in field) field.value = value;
    }
  }
  form.addEventListener("input", () => {
    if (words.some((field) => field.value.trim())) localStorage.setItem(shelf, JSON.stringify(written()));
    else localStorage.removeItem(shelf);
  });
  form.addEventListener("submit", (event) => {
    localStorage.setItem(shelf, JSON.stringify(written()));
    if (navigator.onLine) return;
    event.preventDefault();
    told.textContent = form.dataset.offline;
  });
  addEventListener("online", () => (told.textContent = ""));
});

// The page of what arrived says its key; another line that was begun meanwhile stays.
onContent("[data-draft-arrived]", (sign) => {
  const shelf = `ronda-draft-${sign.dataset.draftArrived}`;
  if (localStorage.getItem(shelf)?.includes(sign.dataset.key)) localStorage.removeItem(shelf);
});
