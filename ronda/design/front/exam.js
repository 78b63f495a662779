// An exam saves each answer as it is given, with a sequence of its own. What the server has not said to have stays
// on this device and is sent again: after a lost connection, and after the browser was killed.
import { onContent } from "./content.js";

const PAUSE_MS = 400;
const AGAIN_MS = 5000;

onContent("form[data-exam]", (form) => {
  const shelf = `ronda-exam-${form.dataset.exam}`;
  const kept = JSON.parse(localStorage.getItem(shelf) ?? "{}");
  const told = form.querySelector("[data-exam-told]");
  const sure = document.getElementById("exam-sure");
  const count = form.querySelector("[data-exam-count]");
  const clock = form.querySelector("[data-exam-clock]");
  const sections = [...form.querySelectorAll("[data-question]")];
  const of = new Map(sections.map((section) => [section.dataset.question, section]));
  const highest = new Map(sections.map((section) => [section.dataset.question, Number(section.dataset.sequence)]));
  const sending = new Set();
  const waits = new Map();
  let here = 0;
  let ending = false;
  const token = form.elements.csrfmiddlewaretoken.value;
  const store = () =>
    Object.keys(kept).length ? localStorage.setItem(shelf, JSON.stringify(kept)) : localStorage.removeItem(shelf);
  const fieldsOf = (section) => [...section.querySelectorAll("input, select, textarea")];
  const say = (number, words) => (of.get(number).querySelector("[data-answer-told]").textContent = words);

  function pairsOf(section) {
    const given = fieldsOf(section).filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked);
    return given.map((field) => [field.name, field.value]);
  }

  function mark(number) {
    const sign = form.querySelector(`[data-goes="${number}"]`);
    sign.toggleAttribute("data-answered", pairsOf(of.get(number)).some(([, value]) => value !== ""));
    const answered = form.querySelectorAll("[data-goes][data-answered]").length;
    const words = form.dataset.count.replace("{n}", answered).replace("{all}", sections.length);
    for (const place of [count, sure.querySelector("[data-exam-open]")]) place.textContent = words;
  }

  function keep(section) {
    const number = section.dataset.question;
    const sequence = highest.get(number) + 1;
    highest.set(number, sequence);
    kept[number] = { sequence, pairs: pairsOf(section) };
    store();
    mark(number);
    say(number, form.dataset.sending);
    wait(number, PAUSE_MS);
  }

  function wait(number, time) {
    clearTimeout(waits.get(number));
    waits.set(number, setTimeout(() => send(number), time));
  }

  async function send(number, leaving = false) {
    const answer = kept[number];
    if (!answer || sending.has(number)) return;
    clearTimeout(waits.get(number));
    sending.add(number);
    const data = new FormData();
    data.append("csrfmiddlewaretoken", token);
    data.append("sequence", answer.sequence);
    for (const [name, value] of answer.pairs) data.append(name, value);
    let again = 0;
    try {
      const back = await fetch(of.get(number).dataset.address, { method: "POST", body: data, keepalive: leaving });
      if (back.redirected || (!back.ok && back.status !== 422)) throw new Error(String(back.status));
      const state = await back.json();
      again = settle(number, answer, state);
      told.textContent = "";
    } catch {
      say(number, form.dataset.kept);
      told.textContent = form.dataset.kept;
      again = AGAIN_MS;
    }
    sending.delete(number);
    if (again) wait(number, again);
  }

  // The time until the next try; 0 where nothing is left to send.
  function settle(number, sent, state) {
    if (state.refused) {
      say(number, state.refused);
      if (kept[number] === sent) delete kept[number];
      store();
      return 0;
    }
    highest.set(number, Math.max(highest.get(number), state.sequence));
    if (kept[number] !== sent) return PAUSE_MS;
    if (state.taken) {
      delete kept[number];
      store();
      say(number, state.told);
      return 0;
    }
    sent.sequence = highest.get(number) + 1;
    highest.set(number, sent.sequence);
    store();
    return 1;
  }

  function putBack(number, pairs) {
    for (const field of fieldsOf(of.get(number))) {
      const said = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
      if (["radio", "checkbox"].includes(field.type)) field.checked = said.includes(field.value);
      else field.value = said[0] ?? "";
    }
  }

  for (const [number, answer] of Object.entries(kept)) {
    if (!of.has(number)) continue;
    if (answer.sequence > highest.get(number)) {
      putBack(number, answer.pairs);
      highest.set(number, answer.sequence);
    }
    mark(number);
    wait(number, 1);
  }

  function show(place, focus = true) {
    here = Math.max(0, Math.min(sections.length - 1, place));
    sections.forEach((section, number) => (section.hidden = number !== here));
    form.querySelector("[data-exam-before]").hidden = here === 0;
    form.querySelector("[data-exam-next]").hidden = here === sections.length - 1;
    for (const sign of form.querySelectorAll("[data-goes]")) {
      if (sign.dataset.goes === sections[here].dataset.question) sign.setAttribute("aria-current", "step");
      else sign.removeAttribute("aria-current");
    }
    if (focus) sections[here].focus();
  }

  // The clock of the server: how long it had to go when the page came, and how long the page is there since.
  const until = performance.now() + (Number(form.dataset.due) - Number(form.dataset.now)) * 1000;
  function tick() {
    const left = Math.max(0, Math.round((until - performance.now()) / 1000));
    const pad = (number) => String(number).padStart(2, "0");
    clock.textContent = left
      ? `${form.dataset.left} ${pad(Math.floor(left / 3600))}:${pad(Math.floor(left / 60) % 60)}:${pad(left % 60)}`
      : form.dataset.over;
    clock.toggleAttribute("data-short", left < 300);
    if (!left && !ending) end();
  }

  async function end() {
    ending = true;
    sure.close();
    for (const number of Object.keys(kept)) await send(number);
    if (Object.keys(kept).length) {
      told.textContent = form.dataset.unsent;
      setTimeout(end, AGAIN_MS);
      return;
    }
    form.submit();
  }

  form.addEventListener("input", (event) => keep(event.target.closest("[data-question]")));
  form.addEventListener("click", (event) => {
    const sign = event.target.closest("[data-goes]");
    if (sign) {
      event.preventDefault();
      show(sections.findIndex((section) => section.dataset.question === sign.dataset.goes));
    }
    if (event.target.closest("[data-exam-before]")) show(here - 1);
    if (event.target.closest("[data-exam-next]")) show(here + 1);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!ending) sure.showModal();
  });
  sure.querySelector("[data-exam-sure]").addEventListener("click", () => {
    if (!ending) end();
  });
  // Enter in an answer goes on; it never hands in.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input, select")) return;
    event.preventDefault();
    show(here + 1);
  });
  addEventListener("online", () => Object.keys(kept).forEach((number) => send(number)));
  addEventListener("pagehide", () => Object.keys(kept).forEach((number) => send(number, true)));
  sections.forEach((section) => mark(section.dataset.question));
  show(0, false);
  tick();
  setInterval(tick, 1000);
});
