// The proof of a visit: where the device is, asked once when check in or check out is pressed, and photos.
// Without a position, a permission or an answer in time the form goes without.
import { onContent } from "./content.js";

const PATIENCE_MS = 8000;
const FRESH_MS = 5 * 60_000;

onContent("form[data-place]", (form) => {
  let asked = false;
  const fill = (name, value) => (form.elements[name].value = value ?? "");

  function go(button, position) {
    const here = position?.coords;
    fill("place_latitude", here?.latitude);
    fill("place_longitude", here?.longitude);
    fill("place_accuracy", here?.accuracy);
    fill("place_clock", new Date().toISOString());
    asked = true;
    form.requestSubmit(button);
  }

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || asked || form.elements.without_place.checked || !navigator.geolocation) return;
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    const button = event.submitter ?? undefined;
    form.setAttribute("aria-busy", "true");
    const told = form.querySelector("[data-saved]");
    if (told) told.textContent = form.dataset.place;
    const options = { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 };
    navigator.geolocation.getCurrentPosition((position) => go(button, position), () => go(button), options);
  });
  // Back from the next page, the device is asked anew.
  addEventListener("pageshow", () => {
    asked = false;
    form.removeAttribute("aria-busy");
  });
});

onContent("form[data-photo]", (form) => {
  const input = form.querySelector("input[type=file]");
  const told = form.querySelector("[data-photo-told]");
  const list = document.querySelector("[data-photos]");

  async function send() {
    const [file] = input.files;
    if (!file) return;
    const data = new FormData(form);
    data.set("fresh", Date.now() - file.lastModified < FRESH_MS ? "1" : "0");
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
      if (answer.redirected || (!answer.ok && answer.status !== 409)) throw new Error(String(answer.status));
      list.innerHTML = await answer.text();
      told.textContent = "";
    } catch {
      told.textContent = form.dataset.lost;
    }
    input.value = "";
    form.removeAttribute("aria-busy");
  }

  input.addEventListener("change", send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
});
