// Runs before the page is painted, so that nobody sees a flash of the other theme.
(() => {
  const kept = localStorage.getItem("ronda-theme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.bsTheme = kept;
  if (localStorage.getItem("ronda-density") === "dense") document.documentElement.dataset.density = "dense";
})();
