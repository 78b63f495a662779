// A published draw is run again, step by step: what `ronda draw verify` does, in the browser.
import { draw, isPossible } from "./drawing.js";
import { spell } from "./fractions.js";
import { readPublished } from "./reading.js";
import { sha256 } from "./sha256.js";

const UNSEEN = /(?! )[\p{C}\p{Z}]/u;

/** `files`: [name, text]. Every step as {code, ok, facts}, with the lines that differ; the draw is as announced when all are ok. */
export async function verifyFiles(files) {
  const { published, wrong } = readPublished(files);
  if (wrong) return wrong.map((each) => ({ ...each, ok: false }));
  return [...(await promised(published)), ...(await drawn(published))];
}

async function promised({ frame, units, announced, revealed }) {
  const digest = await sha256(frame);
  const steps = [step("frame", digest === announced.digest, { units: units.length, digest })];
  for (const [party, promise] of sorted(announced.commitments)) {
    const nonce = revealed.nonces.get(party);
    if (nonce === undefined) steps.push(step("silent", true, { party }));
    else steps.push(step("promise", promise === (await sha256(`${party}|${nonce}`)), { party }));
  }
  for (const [party] of sorted(revealed.nonces)) {
    if (!announced.commitments.has(party)) steps.push(step("stranger", false, { party }));
  }
  const { beacon } = revealed;
  const known = [...revealed.nonces.keys()].filter((party) => announced.commitments.has(party)).length;
  const shared = known > 1 || (known === 1 && beacon !== "");
  const said = sorted(revealed.nonces).map(([party, nonce]) => `${party}=${nonce}|`);
  const seed = await sha256(`${said.join("")}${digest}|${beacon}`);
  steps.push(step("beacon", Boolean(announced.beacon) === Boolean(beacon), { source: announced.beacon, beacon }));
  steps.push(step("say", shared && !beacon.includes("|") && !UNSEEN.test(beacon), { parties: known }));
  steps.push(step("seed", seed === revealed.seed, { seed }));
  return steps;
}

/** From the published seed: so a wrong seed is told once, and not again as a wrong list. */
async function drawn({ units, announced, revealed, listed }) {
  const possible = isPossible(units, announced.terms);
  const steps = [step("terms", possible, { units: units.length })];
  if (!possible) return steps;
  const ours = await draw(units, revealed.seed, announced.terms);
  const parts = {
    list: (row) => `${row.unit}|${row.stratum}|${row.ticket}`,
    chances: (row) => `${spell(row.probability)}|${row.why}`,
    again: (row) => String(row.again),
  };
  for (const [code, part] of Object.entries(parts)) {
    const [mine, others] = [ours.map(part), listed.map(part)];
    const position = firstDifference(mine, others);
    const differs = position ? { ours: mine[position - 1], theirs: others[position - 1] } : undefined;
    steps.push({ ...step(code, position === 0, { drawn: ours.length, position }), differs });
  }
  return steps;
}

const step = (code, ok, facts) => ({ code, ok, facts });
const sorted = (parties) => [...parties].sort(([a], [b]) => (a < b ? -1 : 1));

/** The position, from 1, of the first line that differs or is missing; 0: none. */
function firstDifference(ours, theirs) {
  const both = Math.min(ours.length, theirs.length);
  for (let at = 0; at < both; at++) if (ours[at] !== theirs[at]) return at + 1;
  return ours.length === theirs.length ? 0 : both + 1;
}
