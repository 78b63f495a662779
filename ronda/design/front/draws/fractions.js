// Exact fractions: whole numbers of any size above a positive one, in lowest terms.
function shared(a, b) {
  while (b) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

export function fraction(above, below = 1n) {
  const common = shared(above, below) || 1n;
  return { above: above / common, below: below / common };
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

/** `3/10` or `2`; the reader has looked at its signs. */
export function readFraction(text) {
  const [above, below = "1"] = text.split("/");
  return fraction(BigInt(above), BigInt(below));
}

export function spell({ above, below }) {
  return below === 1n ? String(above) : `${above}/${below}`;
}

export const plus = (a, b) => fraction(a.above * b.below + b.above * a.below, a.below * b.below);
export const minus = (a, b) => fraction(a.above * b.below - b.above * a.below, a.below * b.below);
export const times = (a, b) => fraction(a.above * b.above, a.below * b.below);
export const sum = (all) => all.reduce(plus, ZERO);
/** Below 0, 0 or above 0, as `a` is less than, equal to or more than `b`. */
export const compare = (a, b) => {
  const left = a.above * b.below;
  const right = b.above * a.below;
  return left < right ? -1 : left > right ? 1 : 0;
};
export const least = (a, b) => (compare(a, b) <= 0 ? a : b);
export const most = (a, b) => (compare(a, b) >= 0 ? a : b);
export const divide = (a, b) => fraction(a.above * b.below, a.below * b.above);
export const count = (number) => fraction(BigInt(number));
/** The next whole number at or above a fraction that is not negative. */
export const upwards = ({ above, below }) => Number((above + below - 1n) / below);
