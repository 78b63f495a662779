// Short messages in a corner; good news goes by itself, whatever needs a person stays until it is closed.
import { onContent } from "./content.js";

const STAYS_MS = 8000;

onContent("[data-toast]", (toast) => {
  if (!["success", "info"].includes(toast.dataset.toast)) return;
  if (toast.querySelector("form")) return; // it offers something to do, such as taking back
  let timer;
  const start = () => (timer = setTimeout(() => toast.remove(), STAYS_MS));
  const stop = () => clearTimeout(timer);
  for (const name of ["mouseenter", "focusin"]) toast.addEventListener(name, stop);
  for (const name of ["mouseleave", "focusout"]) toast.addEventListener(name, start);
  start();
});

export function showToast(kind, text) {
  const template = document.getElementById(`toast-${kind}`) ?? document.getElementById("toast-info");
  if (!template) return;
  const toast = template.content.firstElementChild.cloneNode(true);
  toast.querySelector(".notice-words").textContent = text;
  document.getElementById("toasts").append(toast);
  document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: toast } }));
}

// The server says so in the header HX-Trigger: {"toast": {"kind": "success", "text": "..."}}
document.addEventListener("toast", ({ detail }) => showToast(detail.kind, detail.text));

// What htmx could not fetch is said aloud, never passed over in silence.
function wordsFor(status) {
  const { wordsBroken, wordsRefused, wordsMaintenance } = document.getElementById("toasts").dataset;
  if (status === 503) return wordsMaintenance;
  return status < 500 ? wordsRefused : wordsBroken;
}

document.addEventListener("htmx:responseError", ({ detail }) => showToast("error", wordsFor(detail.xhr.status)));
document.addEventListener("htmx:sendError", () => showToast("error", document.getElementById("toasts").dataset.wordsSilent));

// Whoever is no longer signed in gets the page of sign-in whole, not a piece of it in the middle of a list.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { signIn } = document.body.dataset;
  const arrived = event.detail.xhr.responseURL;
  if (!signIn || !arrived || new URL(arrived).pathname !== signIn) return;
  event.detail.shouldSwap = false;
  location.reload();
});

// The living page shows each kind.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-show-toast]");
  if (button) showToast(button.dataset.showToast, button.dataset.text);
});
