// A place to drop a file on; it shows what was chosen and how large it is.
import { language, onContent } from "./content.js";

function sizeOf(bytes) {
  const [value, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

onContent("[data-drop]", (place) => {
  const input = place.querySelector("input[type=file]");
  const words = place.querySelector("[data-drop-chosen]");
  const tell = () => {
    words.textContent = [...input.files].map((file) => `${file.name} (${sizeOf(file.size)})`).join(", ");
    place.toggleAttribute("data-full", input.files.length > 0);
  };
  input.addEventListener("change", tell);
  for (const name of ["dragenter", "dragover"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.dataset.over = "";
    });
  }
  for (const name of ["dragleave", "drop"]) place.addEventListener(name, () => delete place.dataset.over);
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
});
