/** From offsets to lines and columns and back. Columns count characters as the server does, from 1. */

const BREAK = /\r\n|\n|\r/g;

/** Where each line begins. */
export function starts(text) {
  return [0, ...Array.from(text.matchAll(BREAK), (found) => found.index + found[0].length)];
}

/** The line and column of an offset. */
export function placeOf(text, offset) {
  const lines = starts(text);
  const line = lines.findLastIndex((start) => start <= offset);
  return { line: line + 1, column: [...text.slice(lines[line], offset)].length + 1 };
}

/** The offset of a line and column; the nearest there is where the text has none such. */
export function offsetOf(text, { line, column }) {
  const lines = starts(text);
  const start = lines[Math.min(Math.max(line, 1), lines.length) - 1];
  const [rest] = text.slice(start).split(BREAK, 1);
  return start + [...rest].slice(0, Math.max(column - 1, 0)).join("").length;
}
