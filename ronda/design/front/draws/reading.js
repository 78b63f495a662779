// The four published files, read strictly; each is known by what it says. Mirrors ronda/inspection/rules/draws.
import { readFraction } from "./fractions.js";
import { readJson, Slip } from "./json.js";

const [FRAME, TERMS, REVEALS, LIST] = ["frame.txt", "announced.json", "reveals.json", "list.txt"];
const HEAD = "position|unit|stratum|ticket|probability|why|again";
const NAME = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}$/;
const HEX = /^[0-9a-f]{64}$/;
const WHOLE = /^[1-9][0-9]{0,8}$/;
const SHARE = /^[1-9][0-9]{0,400}(\/[1-9][0-9]{0,400})?$/;
const TERM = /^[0-9]{1,60}(\/[1-9][0-9]{0,59})?$/;
const SAID = /^[^|\r\n]*$/;

/** `files`: [name, text]. What they say together, or what is wrong: {code, facts} for a sentence. */
export function readPublished(files) {
  const found = new Map();
  const wrong = [];
  for (const [name, text] of files) {
    const kind = kindOf(text);
    if (found.has(kind)) wrong.push({ code: "double", facts: { file: name, other: found.get(kind)[0] } });
    else found.set(kind, [name, text]);
  }
  for (const kind of [FRAME, TERMS, REVEALS, LIST]) {
    if (!found.has(kind)) wrong.push({ code: "missing", facts: { file: kind } });
  }
  if (wrong.length) return { wrong };
  const read = (kind, reader) => {
    const [name, text] = found.get(kind);
    try {
      return reader(text);
    } catch (slip) {
      if (!(slip instanceof Slip)) throw slip;
      wrong.push({ code: "files", facts: { file: name, line: slip.line } });
    }
  };
  const units = read(FRAME, readFrame);
  const announced = read(TERMS, readAnnounced);
  const revealed = read(REVEALS, readReveals);
  const listed = read(LIST, readList);
  return wrong.length ? { wrong } : { published: { frame: found.get(FRAME)[1], units, announced, revealed, listed } };
}

export function kindOf(text) {
  if (text.split("\n", 1)[0].includes("|ticket|")) return LIST;
  if (!text.trimStart().startsWith("{")) return FRAME;
  try {
    return readJson(text).get("file") === "ronda draw revealed 1" ? REVEALS : TERMS;
  } catch {
    return text.includes('"nonces"') ? REVEALS : TERMS;
  }
}

function lines(text, first, read) {
  return text.split("\n").map((line, at) => {
    const parts = line.split("|");
    const found = line && !line.endsWith("\r") ? read(parts) : null;
    if (!found) throw new Slip(first + at);
    return found;
  });
}

function fits(parts, patterns) {
  return parts.length === patterns.length && parts.every((part, at) => patterns[at].test(part));
}

function readFrame(text) {
  const units = lines(text, 1, (parts) => {
    if (!fits(parts, [NAME, NAME, WHOLE])) return null;
    return { id: parts[0], stratum: parts[1], size: BigInt(parts[2]), outlet: outletOf(parts[0]) };
  });
  const late = units.findIndex((unit, at) => at && units[at - 1].id >= unit.id);
  if (late > 0) throw new Slip(late + 1);
  return units;
}

function outletOf(id) {
  return id.slice(0, Math.max(id.lastIndexOf("/"), 0)) || id;
}

function readList(text) {
  const [head] = text.split("\n", 1);
  if (head !== HEAD) throw new Slip(1);
  const rest = text.slice(HEAD.length + 1);
  if (!rest) return [];
  const rows = lines(rest, 2, (parts) => {
    if (!fits(parts, [WHOLE, NAME, NAME, HEX, SHARE, /^[a-z_]{1,40}$/, /^(again)?$/])) return null;
    const [position, unit, stratum, ticket, probability, why, again] = parts;
    return { position, unit, stratum, ticket, probability: readFraction(probability), why, again: Boolean(again) };
  });
  const odd = rows.findIndex((row, at) => row.position !== String(at + 1));
  if (odd >= 0) throw new Slip(odd + 2);
  return rows;
}

/** What is checked of a document: each part by its name; others are not allowed. */
function parts(text, said, wanted) {
  const lineOf = (name) => Math.max(text.split("\n").findIndex((line) => line.includes(`"${name}"`)), 0) + 1;
  if (!(said instanceof Map)) throw new Slip(1);
  for (const name of said.keys()) if (!(name in wanted)) throw new Slip(lineOf(name));
  for (const [name, good] of Object.entries(wanted)) {
    if (!said.has(name) || !good(said.get(name))) throw new Slip(lineOf(name));
  }
  return said;
}

const isText = (value) => typeof value === "string";
const is = (pattern) => (value) => isText(value) && pattern.test(value);
const isSaid = (value) => isText(value) && SAID.test(value) && [...value].length <= 200;
const isFlag = (value) => typeof value === "boolean";
const every = (good) => (value) =>
  value instanceof Map && [...value].every(([name, each]) => NAME.test(name) && good(each));

function readAnnounced(text) {
  const said = parts(text, readJson(text), {
    file: (value) => value === "ronda draw announced 1",
    round: isText,
    frame_digest: is(HEX),
    commitments: every(is(HEX)),
    beacon_source: isText,
    terms: (value) => value instanceof Map,
  });
  return {
    digest: said.get("frame_digest"),
    commitments: said.get("commitments"),
    beacon: said.get("beacon_source"),
    terms: readTerms(text, said.get("terms")),
  };
}

function readTerms(text, said) {
  const shared = { method: isText, least: is(TERM), again: is(TERM), one_per_outlet: isFlag };
  const strata = { ...shared, take: every((value) => typeof value === "bigint" && value >= 1n) };
  const poisson = { ...shared, expected: is(TERM), stratum_cap: (value) => value === null || is(TERM)(value) };
  const method = said.get("method");
  if (method !== "strata" && method !== "poisson") parts(text, said, { method: () => false });
  parts(text, said, method === "strata" ? strata : poisson);
  const cap = said.get("stratum_cap");
  return {
    method,
    take: said.get("take"),
    expected: method === "poisson" ? readFraction(said.get("expected")) : null,
    cap: cap ? readFraction(cap) : null,
    least: readFraction(said.get("least")),
    again: readFraction(said.get("again")),
    onePerOutlet: said.get("one_per_outlet"),
  };
}

function readReveals(text) {
  const said = parts(text, readJson(text), {
    file: (value) => value === "ronda draw revealed 1",
    nonces: every(isSaid),
    beacon: isSaid,
    seed: is(HEX),
  });
  return { nonces: said.get("nonces"), beacon: said.get("beacon"), seed: said.get("seed") };
}
