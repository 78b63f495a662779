// Menus are <details>: they open without any script; this closes them as people expect.
function closeOthers(kept) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== kept) menu.open = false;
  }
}

document.addEventListener("click", (event) => closeOthers(event.target.closest("details.menu")));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.menu[open]");
  closeOthers(null);
  menu?.querySelector("summary").focus();
});
