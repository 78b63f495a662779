// A card of a board is dragged to another column: it does what the card's own button or link for that column does.
// Buttons stay for keys and fingers. A deed that needs words opens its form; a refusal puts the card back and says why.
import { onContent } from "./content.js";
import { showToast } from "./toasts.js";

function deedOf(card, column) {
  return [...card.querySelectorAll("[data-drop-to]")].find((deed) => deed.dataset.dropTo.split(" ").includes(column));
}

function refusalOf(board, column) {
  return column.dataset.refuses ?? board.dataset.wordsNone;
}

/** Sends the card's form and shows the board that the server answers with, and what it says. */
async function press(board, form) {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(board.id);
  if (!fresh) return location.reload();
  board.replaceWith(fresh);
  window.htmx?.process(fresh);
  const toasts = [...page.querySelectorAll("#toasts > *")];
  document.getElementById("toasts").append(...toasts);
  for (const elt of [fresh, ...toasts]) document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt } }));
}

async function drop(board, card, column) {
  const deed = deedOf(card, column.dataset.column);
  if (!deed) return showToast("warning", refusalOf(board, column));
  if (deed.href) return location.assign(deed.href);
  const next = card.nextSibling;
  const list = card.parentElement;
  column.querySelector("[data-cards]")?.prepend(card);
  try {
    await press(board, deed);
  } catch {
    list.insertBefore(card, next);
    showToast("error", document.getElementById("toasts").dataset.wordsSilent);
  }
}

onContent("[data-board]", (board) => {
  let held = null;
  const columnOf = ({ target }) => target.closest("[data-column]");
  const isElsewhere = (column) => held && column && !column.contains(held);
  const leave = () => {
    for (const column of board.querySelectorAll("[data-over]")) delete column.dataset.over;
  };
  for (const card of board.querySelectorAll("[data-card]")) {
    card.draggable = true;
    for (const link of card.querySelectorAll("a")) link.draggable = false;
  }
  board.addEventListener("dragstart", (event) => {
    held = event.target.closest?.("[data-card]");
    if (!held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.dataset.card);
    held.dataset.held = "";
  });
  board.addEventListener("dragover", (event) => {
    const column = columnOf(event);
    if (!isElsewhere(column)) return leave();
    event.preventDefault();
    if ("over" in column.dataset) return;
    leave();
    column.dataset.over = deedOf(held, column.dataset.column) ? "yes" : "no";
  });
  board.addEventListener("drop", (event) => {
    const column = columnOf(event);
    if (!isElsewhere(column)) return;
    event.preventDefault();
    drop(board, held, column);
  });
  board.addEventListener("dragend", () => {
    leave();
    if (held) delete held.dataset.held;
    held = null;
  });
});
