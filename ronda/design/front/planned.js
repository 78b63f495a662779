// A planned visit opens in a dialog of the page; without scripts its link leads to its own page.
const dialog = () => document.getElementById("planned-visit");

/** Shows the visit, and what it costs to move it to the day, when there is one. */
export async function openPlanned(address, day = "") {
  const asked = new URL(address, location.href);
  if (day) asked.searchParams.set("day", day);
  await window.htmx.ajax("GET", asked.pathname + asked.search, { target: "#planned-inside", swap: "innerHTML" });
  for (const next of dialog().querySelectorAll("[data-here]")) next.value = here();
  if (!dialog().open) dialog().showModal();
}

/** This page without what it said of an earlier move. */
function here() {
  const asked = new URLSearchParams(location.search);
  for (const name of ["moved", "back", "place"]) asked.delete(name);
  return location.pathname + (asked.size ? `?${asked}` : "");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-planned]");
  if (!link || !dialog() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openPlanned(link.href);
});
