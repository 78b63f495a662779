// The search of the frame answers while somebody types; the arrows go through what was found.
const QUIET = 200;
const links = (place) => [...place.querySelectorAll("[data-hits] a[href]")].filter((link) => link.checkVisibility());

function step(place, key) {
  const all = links(place);
  const here = all.indexOf(document.activeElement);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[key];
  if (next === undefined || (here < 0 && key !== "ArrowDown")) return false;
  (next < 0 ? place.querySelector("input[type=search]") : all[Math.min(next, all.length - 1)])?.focus();
  return all.length > 0;
}

document.addEventListener("keydown", (event) => {
  const place = event.target.closest?.("[data-search-place]");
  if (place && step(place, event.key)) event.preventDefault();
});

function answerWhileTyping(box) {
  const form = box.form;
  const panel = document.createElement("div");
  const said = document.createElement("p");
  let waiting, asking;
  panel.className = "search-panel";
  panel.hidden = true;
  said.className = "hidden";
  said.setAttribute("role", "status");
  form.dataset.searchPlace = "";
  form.append(panel, said);

  const close = () => (panel.hidden = true);
  async function ask() {
    asking?.abort();
    const wanted = box.value.trim();
    if (!wanted) return close();
    asking = new AbortController();
    try {
      const address = `${form.action}?${new URLSearchParams({ q: wanted, typed: "1" })}`;
      const answer = await fetch(address, { signal: asking.signal, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return close();
      panel.innerHTML = await answer.text();
      panel.hidden = false;
      said.textContent = panel.querySelector("[data-said]")?.dataset.said ?? "";
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, QUIET);
  });
  form.addEventListener("submit", (event) => {
    if (!box.value.trim()) event.preventDefault();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault();
    close();
    box.focus();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  // A click into the panel keeps the focus, so that the panel stays until the link has done its work.
  panel.addEventListener("pointerdown", (event) => event.preventDefault());
}

for (const box of document.querySelectorAll("form [data-search]")) answerWhileTyping(box);
