// The switch between light, dark and what the device prefers; kept in this browser only.
const root = document.documentElement;

function show() {
  const chosen = root.dataset.bsTheme ?? "auto";
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen));
  }
}

function choose(theme) {
  if (theme === "auto") {
    delete root.dataset.bsTheme;
    localStorage.removeItem("ronda-theme");
  } else {
    root.dataset.bsTheme = theme;
    localStorage.setItem("ronda-theme", theme);
  }
  show();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-theme-choice]");
  if (button) choose(button.dataset.themeChoice);
});
show();
