// A party's promise: the nonce is made and digested here and never sent; only its digest is.
import { sha256 } from "./sha256.js";

// Without letters and digits that one misreads on paper.
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 6;
const LONG = 4;

export function promise(form) {
  const nonce = form.querySelector("[data-nonce]");
  const digest = form.querySelector("[name=digest]");
  const odd = form.querySelector("[data-nonce-odd]");
  const keep = form.querySelector("[data-keep]");
  const { party, least, most } = form.dataset;
  digest.readOnly = true;

  async function work() {
    const text = nonce.value;
    const good = text.length >= Number(least) && text.length <= Number(most) && !/[|\p{C}]/u.test(text) && text === text.trim();
    odd.hidden = good || !text;
    odd.textContent = good || !text ? "" : form.dataset.odd;
    keep.hidden = !good;
    digest.value = good ? await sha256(`${party}|${text}`) : "";
    URL.revokeObjectURL(keep.href);
    if (good) keep.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  }

  keep.download = form.dataset.file;
  nonce.addEventListener("input", work);
  form.querySelector("[data-make]").addEventListener("click", () => {
    nonce.value = byChance();
    work();
  });
}

function byChance() {
  const group = () => Array.from({ length: LONG }, oneSign).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

/** Every sign equally likely: numbers that would favour the first ones are drawn again. */
function oneSign() {
  const fair = 256 - (256 % SIGNS.length);
  for (;;) {
    const [number] = crypto.getRandomValues(new Uint8Array(1));
    if (number < fair) return SIGNS[number % SIGNS.length];
  }
}
