// The draw itself: frame, seed and terms in, the list with its chances out. Mirrors ronda/inspection/rules/draws.
import { compare, count, divide, fraction, least, minus, most, ONE, plus, sum, times, upwards, ZERO } from "./fractions.js";
import { sha256 } from "./sha256.js";

const WHOLE = 1n << 256n;
export const ticket = (seed, name) => sha256(`${seed}|${name}`);
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function grouped(all, key) {
  const found = new Map();
  for (const each of all) {
    const name = key(each);
    const group = found.get(name);
    if (group) group.push(each);
    else found.set(name, [each]);
  }
  return found;
}

/** Everybody's chance by unit id: {probability, why}. */
export function chancesOf(units, terms) {
  return terms.method === "strata" ? strataChances(units, terms) : poissonChances(units, terms);
}

const takeOf = (terms, stratum) => Number(terms.take.get(stratum) ?? 0n);
const groupsOf = (members, terms) => grouped(members, (unit) => (terms.onePerOutlet ? unit.outlet : unit.id));

function strataChances(units, terms) {
  const chances = new Map();
  for (const [name, members] of grouped(units, (unit) => unit.stratum)) {
    const groups = groupsOf(members, terms);
    const take = Math.min(takeOf(terms, name), groups.size);
    for (const group of groups.values()) {
      const probability = fraction(BigInt(take), BigInt(groups.size * group.length));
      const why = group.length === 1 ? "alike" : "alike_one_per_outlet";
      for (const unit of group) chances.set(unit.id, { probability, why });
    }
  }
  return chances;
}

function sizesIn(units) {
  const found = new Map();
  for (const { size } of units) found.set(size, (found.get(size) ?? 0) + 1);
  return found;
}

function poissonChances(units, terms) {
  const everywhere = spread(sizesIn(units), terms.expected, terms.least);
  const capped = new Map();
  for (const [name, members] of grouped(units, (unit) => unit.stratum)) {
    const expected = sum(members.map((unit) => everywhere.get(unit.size)));
    const bound = terms.cap !== null && compare(expected, terms.cap) > 0;
    capped.set(name, bound ? spread(sizesIn(members), terms.cap, terms.least) : null);
  }
  const chance = ({ size, stratum }) => {
    const lower = capped.get(stratum);
    const probability = (lower ?? everywhere).get(size);
    if (compare(probability, ONE) === 0) return { probability, why: "certain" };
    if (compare(probability, terms.least) === 0) return { probability, why: "least" };
    return { probability, why: lower ? "capped" : "size" };
  };
  return new Map(units.map((unit) => [unit.id, chance(unit)]));
}

/** Chances in proportion to size between `smallest` and certainty, their sum as asked. */
export function spread(counts, asked, smallest) {
  const units = count([...counts.values()].reduce((a, b) => a + b, 0));
  const total = least(most(asked, times(smallest, units)), units);
  const settled = new Map();
  while (settled.size < counts.size) {
    const free = [...counts].filter(([size]) => !settled.has(size));
    const taken = sum([...settled].map(([size, chance]) => times(chance, count(counts.get(size)))));
    const weight = sum(free.map(([size, number]) => fraction(size * BigInt(number))));
    const scale = divide(minus(total, taken), weight);
    const tried = free.map(([size, number]) => {
      const wish = times(scale, fraction(size));
      const bounded = least(most(wish, smallest), ONE);
      return { size, bounded, off: minus(bounded, wish), number };
    });
    const error = sum(tried.map(({ off, number }) => times(off, count(number))));
    const side = compare(error, ZERO);
    for (const { size, bounded, off } of tried) {
      if (side === 0 || compare(times(off, error), ZERO) > 0) settled.set(size, bounded);
    }
  }
  return settled;
}

/** Whether a draw can be made by these terms. */
export function isPossible(units, terms) {
  if (!units.length || compare(terms.least, ZERO) <= 0 || compare(terms.least, ONE) > 0) return false;
  if (compare(terms.again, ONE) > 0) return false;
  const strata = grouped(units, (unit) => unit.stratum);
  if (terms.method === "strata") {
    if ([...terms.take.keys()].some((name) => !strata.has(name))) return false;
    if ([...strata].some(([name, { length }]) => takeOf(terms, name) < 1 || takeOf(terms, name) > length)) return false;
  } else {
    if (compare(terms.expected, ZERO) <= 0 || compare(terms.expected, count(units.length)) > 0) return false;
    const over = ({ length }) => compare(times(count(length), terms.least), terms.cap) > 0;
    if (terms.cap !== null && [...strata.values()].some(over)) return false;
  }
  const chances = chancesOf(units, terms);
  if ([...chances.values()].some(({ probability }) => compare(probability, terms.least) < 0)) return false;
  if (terms.method === "strata" || !terms.onePerOutlet) return true;
  const outlets = grouped(units, (unit) => `${unit.stratum}|${unit.outlet}`);
  return [...outlets.values()].every(
    (members) => compare(sum(members.map(({ id }) => chances.get(id).probability)), ONE) <= 0,
  );
}

/** The list, by stratum and ticket. */
export async function draw(units, seed, terms) {
  const chances = chancesOf(units, terms);
  const tickets = new Map();
  const wanted = new Set(units.flatMap(({ id, outlet }) => (terms.onePerOutlet ? [id, outlet] : [id])));
  // One after the other: many thousands at once take a browser longer.
  for (const name of wanted) tickets.set(name, await ticket(seed, name));
  const choose = terms.method === "strata" ? byStrata : byChance;
  const chosen = choose(units, terms, tickets, chances);
  const again = await repeated(chosen, seed, terms.again);
  const order = (a, b) => byText(a.stratum, b.stratum) || byText(tickets.get(a.id), tickets.get(b.id));
  return chosen.sort(order).map((unit) => ({
    unit: unit.id,
    stratum: unit.stratum,
    ticket: tickets.get(unit.id),
    ...chances.get(unit.id),
    again: again.has(unit.id),
  }));
}

function byStrata(units, terms, tickets) {
  const chosen = [];
  const byTicket = (a, b) => byText(tickets.get(a), tickets.get(b));
  for (const [name, members] of grouped(units, (unit) => unit.stratum)) {
    const groups = groupsOf(members, terms);
    for (const group of [...groups.keys()].sort(byTicket).slice(0, takeOf(terms, name))) {
      chosen.push(groups.get(group).sort((a, b) => byTicket(a.id, b.id))[0]);
    }
  }
  return chosen;
}

function byChance(units, terms, tickets, chances) {
  const isBelow = (number, { above, below }) => BigInt(`0x${number}`) * below < above * WHOLE;
  if (!terms.onePerOutlet) return units.filter(({ id }) => isBelow(tickets.get(id), chances.get(id).probability));
  const reached = new Map();
  return units.filter(({ id, stratum, outlet }) => {
    const key = `${stratum}|${outlet}`;
    const start = reached.get(key) ?? ZERO;
    const end = plus(start, chances.get(id).probability);
    reached.set(key, end);
    return isBelow(tickets.get(outlet), end) && !isBelow(tickets.get(outlet), start);
  });
}

async function repeated(chosen, seed, share) {
  const drawn = await Promise.all(chosen.map(async ({ id }) => [await ticket(seed, `again:${id}`), id]));
  drawn.sort((a, b) => byText(a[0], b[0]) || byText(a[1], b[1]));
  return new Set(drawn.slice(0, upwards(times(share, count(drawn.length)))).map(([, id]) => id));
}
