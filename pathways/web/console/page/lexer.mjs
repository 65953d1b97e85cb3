/** Cuts GraphQL and JSON into tokens. What is none is `wrong`: no character is lost, so an overlay can show them all. */

const KINDS = {
  space: /[\s,\uFEFF]+/,
  comment: /#[^\n\r]*/,
  block: /"""(?:\\"""|[^])*?(?:"""|$)/,
  string: /"(?:\\.|[^"\\\n\r])*"?/,
  number: /-?\d[\d.eE+-]*/,
  variable: /\$\w*/,
  directive: /@\w*/,
  name: /[_A-Za-z]\w*/,
  spread: /\.\.\.?|\./,
  mark: /[!&():=[\]{|}]/,
  wrong: /[^]/,
};
const TOKEN = new RegExp(Object.entries(KINDS).map(([kind, form]) => `(?<${kind}>${form.source})`).join("|"), "g");
const WORDS = new Set(["query", "mutation", "subscription", "fragment", "on", "true", "false", "null"]);

/** Every token of a text, space and comments too: `{kind, text, start, end}`. */
export function tokens(text) {
  return Array.from(text.matchAll(TOKEN), (found) => ({
    kind: Object.keys(KINDS).find((kind) => found.groups[kind] !== undefined),
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** The tokens that mean something. */
export const telling = (text) => tokens(text).filter(({ kind }) => kind !== "space" && kind !== "comment");

/** Tokens with the kind they are shown as: names before a colon are keys, keywords and types are told apart. */
export function shades(text) {
  const all = tokens(text);
  return all.map((token, at) => ({ ...token, kind: shade(token, all, at) }));
}

function shade({ kind, text }, all, at) {
  if (kind !== "name" && kind !== "string") return kind;
  let next = at + 1;
  while (all[next]?.kind === "space") next += 1;
  if (all[next]?.text === ":") return "key";
  if (kind === "name" && WORDS.has(text)) return "word";
  return kind === "name" && /^[A-Z][a-z]/.test(text) ? "type" : kind;
}

const OPENING = "([{";
const CLOSING = ")]}";

/** The offsets of the bracket beside the cursor and of its partner; one alone has none; none where there is no bracket. */
export function partners(text, offset) {
  const marks = tokens(text).filter(({ kind, text }) => kind === "mark" && (OPENING + CLOSING).includes(text));
  const at = [offset - 1, offset].map((place) => marks.findIndex(({ start }) => start === place)).find((found) => found >= 0);
  if (at === undefined) return [];
  const step = OPENING.includes(marks[at].text) ? 1 : -1;
  let depth = 0;
  for (let other = at; marks[other]; other += step) {
    depth += OPENING.includes(marks[other].text) ? step : -step;
    if (depth === 0) return fits(marks[at].text, marks[other].text) ? [marks[at].start, marks[other].start] : [marks[at].start];
  }
  return [marks[at].start];
}

const fits = (one, other) =>
  OPENING.indexOf(one) === CLOSING.indexOf(other) && OPENING.includes(one) ||
  CLOSING.indexOf(one) === OPENING.indexOf(other) && CLOSING.includes(one);

/** A document whose heading, the comments that it begins with, is told in one language: French lines begin with `fr:`. */
export function headed(text, language) {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("#"));
  const [french, english] = [true, false].map((want) => lines.slice(0, end).filter((line) => line.startsWith("# fr:") === want));
  const own = language === "fr" && french.length ? french.map((line) => line.replace(/^# fr: */, "# ")) : english;
  return [...own, ...lines.slice(end)].join("\n");
}

/** The operations of a document, in order: `{kind, name, start, end}`, the name null where there is none. */
export function operations(text) {
  const found = [];
  let depth = 0;
  let open = null;
  for (const token of telling(text)) {
    if (open === null) {
      const word = /^(query|mutation|subscription|fragment)$/.test(token.text);
      if (!word && token.text !== "{") continue;
      open = { kind: word ? token.text : "query", name: null, start: token.start, end: token.end };
      found.push(open);
      open.fresh = word;
    } else {
      if (open.fresh && token.kind === "name") open.name = token.text;
      open.fresh = false;
    }
    open.end = token.end;
    if (token.kind !== "mark") continue;
    if (OPENING.includes(token.text)) depth += 1;
    if (CLOSING.includes(token.text)) depth = Math.max(0, depth - 1);
    if (depth === 0 && token.text === "}") open = null;
  }
  return found.filter(({ kind }) => kind !== "fragment");
}

/** The operation that the cursor stands in or after; the first where it stands before all; null where there is none. */
export function operationAt(text, offset) {
  const all = operations(text);
  return all.findLast(({ start }) => start <= offset) ?? all[0] ?? null;
}
