// Small things that pages ask for by an attribute.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  event.target.closest("[data-dismiss]")?.closest(".notice")?.remove();
});

// On paper every line of a derivation is open; afterwards it is as the reader had it.
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details.node:not([open]), details.chart-table:not([open])")) {
    part.open = true;
    part.dataset.openedForPrint = "";
  }
});
addEventListener("afterprint", () => {
  for (const part of document.querySelectorAll("[data-opened-for-print]")) {
    part.open = false;
    delete part.dataset.openedForPrint;
  }
});

// A select that says so sends its form by itself; the button beside it serves those without scripts.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-send]")) event.target.form.requestSubmit();
});

// A form that says so sends itself after so many seconds: what it asks for lives only for a while.
for (const form of document.querySelectorAll("form[data-again]")) {
  setTimeout(() => form.requestSubmit(), Number(form.dataset.again) * 1000);
}

// The key / goes to the search, as long as nobody is writing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
  const box = document.querySelector("[data-search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// After a form came back with errors, the reader stands before them.
document.querySelector("[data-focus-first]:not([data-calm] *)")?.focus();
