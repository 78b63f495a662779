// The public page of a draw: the published files, or those of the visitor, are run again and each step is told.
import { numbersOf } from "../content.js";
import { verifyFiles } from "./verifying.js";

export function checkDraw(form) {
  const words = numbersOf("draw-words");
  const told = document.querySelector("[data-draw-told]");
  const chosen = form.querySelector("[data-draw-files]");
  const said = (name) => document.querySelector(`[data-draw-${name}]`).textContent;

  async function tell(read) {
    told.replaceChildren();
    try {
      const steps = await verifyFiles(await read());
      told.append(listOf(steps, words, said), outcome(steps.every(({ ok }) => ok), words));
    } catch (problem) {
      told.append(line("p", problem.message));
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.dataset.published) tell(() => published(form.dataset.published.split(" "), said));
  });
  chosen.addEventListener("change", () => chosen.files.length && tell(() => own([...chosen.files], said)));
  if (form.dataset.published) form.requestSubmit();
}

async function published(addresses, said) {
  return Promise.all(
    addresses.map(async (address) => {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(said("unread"));
      return [address.split("/").pop(), decode(await answer.arrayBuffer())];
    }),
  );
}

async function own(files, said) {
  return Promise.all(
    files.map(async (file) => {
      try {
        return [file.name, decode(await file.arrayBuffer())];
      } catch {
        throw new Error(`${said("odd")} ${file.name}`);
      }
    }),
  );
}

/** Every sign counts, also one at the start that other readers leave out. */
function decode(bytes) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

function line(tag, text, kind = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function mark(ok, words) {
  const made = document.querySelector(ok ? "[data-draw-ok]" : "[data-draw-failed]").content.cloneNode(true);
  made.querySelector(".state").append(words.marks[Number(ok)]);
  return made;
}

function listOf(steps, words, said) {
  const list = line("ol", "", "draw-steps");
  for (const { code, ok, facts, differs } of steps) {
    const item = line("li", "", ok ? "draw-step" : "draw-step draw-step-failed");
    item.dataset.step = code;
    const sentence = words.steps[`${code} ${Number(ok)}`].replace(/%\((\w+)\)s/g, (_, name) =>
      facts[name] === "" ? "-" : facts[name],
    );
    item.append(mark(ok, words), line("span", sentence, "draw-words"));
    if (differs) item.append(difference(differs, said));
    list.append(item);
  }
  return list;
}

function difference({ ours, theirs }, said) {
  const both = line("dl", "", "draw-difference");
  both.setAttribute("aria-label", said("first"));
  for (const [name, text] of [
    ["ours", ours],
    ["theirs", theirs],
  ]) {
    both.append(line("dt", said(name)), line("dd", text ?? said("nothing")));
  }
  return both;
}

function outcome(ok, words) {
  return line("p", words.outcomes[Number(ok)], ok ? "draw-outcome" : "draw-outcome draw-outcome-failed");
}
