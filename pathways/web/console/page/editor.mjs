/** A text area with what it lacks shown behind it: colours, line numbers, brackets, marks.
 *
 * The text area stays in charge of text, cursor, undo, input methods and assistive technology; the picture behind it
 * holds the same characters in the same places.
 */
import { partners, shades } from "./lexer.mjs";
import { placeOf } from "./places.mjs";
import { make } from "./dom.mjs";

const PAIRS = { "{": "}", "(": ")", "[": "]", '"': '"' };

export class Editor {
  /** `root` holds a `pre` and a `textarea`; `changed` is called after each change. */
  constructor(root, changed = () => {}) {
    this.picture = root.querySelector("pre");
    this.area = root.querySelector("textarea");
    this.bad = new Set();
    this.drawn = [];
    this.area.addEventListener("input", () => {
      this.bad.clear();
      this.draw();
      changed();
    });
    this.area.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("selectionchange", () => document.activeElement === this.area && this.draw());
    this.area.addEventListener("blur", () => this.draw());
    this.draw();
  }

  get text() {
    return this.area.value;
  }

  get offset() {
    return this.area.selectionEnd;
  }

  /** Replace all of the text, so that it can be undone; focus stays where it is. */
  fill(text) {
    const before = document.activeElement;
    this.area.focus({ preventScroll: true });
    this.area.select();
    this.insert(text);
    this.area.setSelectionRange(0, 0);
    this.area.parentElement.parentElement.scrollTop = 0;
    if (before === document.body) this.area.blur();
    else before?.focus({ preventScroll: true });
  }

  /** Put text in the place of the selection, or of the characters from one offset to another. */
  insert(text, from = this.area.selectionStart, to = this.area.selectionEnd) {
    this.area.setSelectionRange(from, to);
    if (from === to && text === "") return;
    // Deprecated, and still the only way that browsers can undo.
    const done = document.execCommand(text === "" ? "delete" : "insertText", false, text);
    if (done) return;
    this.area.setRangeText(text, from, to, "end");
    this.area.dispatchEvent(new Event("input"));
  }

  /** Go to an offset, and bring it into view. */
  reveal(offset) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(offset, offset);
    this.draw();
    this.picture.children[placeOf(this.text, offset).line - 1]?.scrollIntoView({ block: "nearest" });
  }

  /** Mark the lines (from 1) that something is wrong with, until the next change. */
  blame(lines) {
    this.bad = new Set(lines);
    this.draw();
  }

  /** Where the character at an offset is shown: a rectangle in the window. */
  where(offset) {
    const { line } = placeOf(this.text, offset);
    const row = this.picture.children[line - 1];
    let rest = offset - this.text.lastIndexOf("\n", offset - 1) - 1;
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (rest <= node.length) {
        const range = document.createRange();
        range.setStart(node, rest);
        return range.getBoundingClientRect();
      }
      rest -= node.length;
    }
    return row.getBoundingClientRect();
  }

  /** Draw the lines that differ from what is drawn. */
  draw() {
    const active = document.activeElement === this.area && this.area.selectionStart === this.area.selectionEnd;
    const lines = rows(this.text, active ? partners(this.text, this.offset) : []);
    lines.forEach((parts, at) => {
      const key = JSON.stringify([parts, this.bad.has(at + 1)]);
      if (this.drawn[at] === key) return;
      this.drawn[at] = key;
      const name = this.bad.has(at + 1) ? "line bad" : "line";
      const row = make("div", { class: name }, ...parts.map(([kind, text]) => make("span", { class: kind }, text)));
      if (this.picture.children[at]) this.picture.children[at].replaceWith(row);
      else this.picture.append(row);
    });
    while (this.picture.children.length > lines.length) this.picture.lastChild.remove();
    this.drawn.length = lines.length;
  }

  #key(event) {
    const { key, code, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
    // AltGr, which types brackets on many keyboards, says that it is Ctrl and Alt.
    const command = (ctrlKey || metaKey) && !altKey;
    if (isComposing || defaultPrevented) return;
    let done = false;
    if (command && (key === "]" || code === "BracketRight")) done = this.#lines((line) => `  ${line}`);
    else if (command && (key === "[" || code === "BracketLeft")) done = this.#lines((line) => line.replace(/^ {1,2}/, ""));
    else if (command && key === "/" && this.area.ariaAutoComplete) done = this.#comment();
    else if (!command) done = this.#type(key);
    if (done) event.preventDefault();
  }

  /** Help with brackets and indentation; whether the key is thereby dealt with. */
  #type(key) {
    const { selectionStart: start, selectionEnd: end } = this.area;
    const [before, after] = [this.text[start - 1] ?? "", this.text[end] ?? ""];
    if (key === "Enter" && start === end) return this.#enter(start, before, after);
    if (key === "Backspace" && start === end && before && PAIRS[before] === after) {
      this.insert("", start - 1, end + 1);
      return true;
    }
    if (start === end && key === after && Object.values(PAIRS).includes(key)) {
      this.area.setSelectionRange(end + 1, end + 1);
      return true;
    }
    const quiet = key === '"' && /["\w]/.test(before);
    if (!(key in PAIRS) || quiet || (start === end && /\w/.test(after))) return false;
    const inside = this.text.slice(start, end);
    this.insert(`${key}${inside}${PAIRS[key]}`);
    this.area.setSelectionRange(start + 1, start + 1 + inside.length);
    return true;
  }

  #enter(offset, before, after) {
    const line = this.text.slice(this.text.lastIndexOf("\n", offset - 1) + 1, offset);
    const indent = /^ */.exec(line)[0];
    const opens = before !== '"' && before in PAIRS;
    const more = opens ? `\n${indent}  ` : `\n${indent}`;
    this.insert(opens && PAIRS[before] === after ? `${more}\n${indent}` : more);
    this.area.setSelectionRange(offset + more.length, offset + more.length);
    return true;
  }

  #comment() {
    const chosen = this.#chosen().text.split("\n");
    const out = chosen.every((line) => /^\s*(#|$)/.test(line));
    return this.#lines((line) => (out ? line.replace(/^(\s*)# ?/, "$1") : line.replace(/^(\s*)(?=\S)/, "$1# ")));
  }

  /** Change each line that the selection touches. */
  #lines(change) {
    const { from, to, text } = this.#chosen();
    const changed = text.split("\n").map(change).join("\n");
    this.insert(changed, from, to);
    this.area.setSelectionRange(from, from + changed.length);
    return true;
  }

  #chosen() {
    const from = this.text.lastIndexOf("\n", this.area.selectionStart - 1) + 1;
    const end = this.text.indexOf("\n", this.area.selectionEnd);
    const to = end < 0 ? this.text.length : end;
    return { from, to, text: this.text.slice(from, to) };
  }
}

/** The text as lines of `[kind, text]`; brackets at `matched` are marked, one without a partner as wrong. */
function rows(text, matched) {
  const lines = [[]];
  const mark = matched.length === 1 ? "wrong" : "match";
  for (const { kind, text: part, start } of shades(text)) {
    const shown = matched.includes(start) ? mark : kind;
    part.split("\n").forEach((piece, at) => {
      if (at > 0) lines.push([]);
      if (piece) lines.at(-1).push([shown, piece]);
    });
  }
  return lines;
}
