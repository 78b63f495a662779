// What takes longer than two seconds says so, with the seconds that went by; the skeleton before it is CSS.
const SAYS_AFTER_MS = 2000;
const running = new Map();

function show() {
  const line = document.getElementById("waiting");
  if (!line) return;
  const oldest = Math.min(...running.values());
  const seconds = Math.floor((Date.now() - oldest) / 1000);
  line.hidden = running.size === 0 || seconds * 1000 < SAYS_AFTER_MS;
  if (!line.hidden) line.querySelector("[data-seconds]").textContent = new Intl.NumberFormat(document.documentElement.lang).format(seconds);
  if (running.size) setTimeout(show, 500);
}

document.addEventListener("htmx:beforeSend", ({ detail }) => {
  // What asks again every second by itself shows its own progress.
  if (detail.elt.closest("[data-quiet]")) return;
  running.set(detail.xhr, Date.now());
  if (running.size === 1) setTimeout(show, SAYS_AFTER_MS);
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  running.delete(detail.xhr);
  show();
});
