// sha256 of a text as 64 hexadecimal digits: the browser's own, or this one where a plain http address keeps it away.
const FRACTIONS = fractions();

export async function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  if (!globalThis.crypto?.subtle) return plainSha256(bytes);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** FIPS 180-4, section 6.2; constants are worked out as section 4.2.2 says what they are. */
export function plainSha256(bytes) {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(length - 4, (bytes.length << 3) >>> 0);
  const state = FRACTIONS.roots.slice();
  for (let start = 0; start < length; start += 64) block(state, view, start);
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

function block(state, view, start) {
  const words = new Uint32Array(64);
  for (let at = 0; at < 16; at++) words[at] = view.getUint32(start + at * 4);
  for (let at = 16; at < 64; at++) {
    const [near, far] = [words[at - 2], words[at - 15]];
    const mixed = (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)) + (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3));
    words[at] = mixed + words[at - 7] + words[at - 16];
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let at = 0; at < 64; at++) {
    const chosen = (e & f) ^ (~e & g);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + FRACTIONS.cubes[at] + words[at]) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] += word));
}

function turn(word, by) {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits of the fractions of square and cube roots of the first primes. */
function fractions() {
  const primes = [];
  for (let number = 2; primes.length < 64; number++) {
    if (primes.every((prime) => number % prime)) primes.push(number);
  }
  const bits = (prime, power) => Number(root(BigInt(prime) << BigInt(32 * power), BigInt(power)) & 0xffffffffn);
  return {
    roots: Uint32Array.from(primes.slice(0, 8), (prime) => bits(prime, 2)),
    cubes: Uint32Array.from(primes, (prime) => bits(prime, 3)),
  };
}

/** The whole part of a root, by halving. */
function root(number, power) {
  let [low, high] = [0n, 1n << 40n];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** power <= number) low = middle;
    else high = middle - 1n;
  }
  return low;
}
