// JSON read strictly: a part that is said twice is a mistake, whole numbers stay exact, and a slip has its line.
const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const WORDS = { true: true, false: false, null: null };
const DEEPEST = 50;

export class Slip extends Error {
  constructor(line) {
    super(`line ${line}`);
    this.line = line;
  }
}

export function readJson(text) {
  let at = 0;

  const slip = () => new Slip(text.slice(0, at).split("\n").length);

  function take(pattern) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) throw slip();
    at = pattern.lastIndex;
    return found;
  }

  function sign(expected) {
    take(SPACE);
    if (text[at] !== expected) throw slip();
    at += 1;
    take(SPACE);
  }

  function follows(end) {
    take(SPACE);
    const more = text[at] === ",";
    sign(more ? "," : end);
    return more;
  }

  function object(depth) {
    const found = new Map();
    sign("{");
    if (text[at] === "}") return sign("}"), found;
    do {
      take(SPACE);
      const name = JSON.parse(take(STRING)[0]);
      if (found.has(name)) throw slip();
      sign(":");
      found.set(name, value(depth + 1));
    } while (follows("}"));
    return found;
  }

  function list(depth) {
    const found = [];
    sign("[");
    if (text[at] === "]") return sign("]"), found;
    do found.push(value(depth + 1));
    while (follows("]"));
    return found;
  }

  function value(depth) {
    if (depth > DEEPEST) throw slip();
    take(SPACE);
    if (text[at] === "{") return object(depth);
    if (text[at] === "[") return list(depth);
    if (text[at] === '"') return JSON.parse(take(STRING)[0]);
    const word = Object.keys(WORDS).find((each) => text.startsWith(each, at));
    if (word) {
      at += word.length;
      return WORDS[word];
    }
    const [whole, part, power] = take(NUMBER);
    return part || power ? Number(whole) : BigInt(whole);
  }

  const found = value(0);
  take(SPACE);
  if (at < text.length) throw slip();
  return found;
}
