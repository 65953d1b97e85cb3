/** The list of completions under the cursor: opened by Ctrl+Space, kept up while one types, left by Escape. */
import { completions } from "./complete.mjs";
import { aloud, get, make } from "./dom.mjs";

const MOST = 200;

export class Choices {
  /** `schema` gives the schema, or null while there is none. */
  constructor(editor, schema) {
    Object.assign(this, { editor, schema, list: get("choices"), items: [], at: 0 });
    editor.area.addEventListener("keydown", (event) => this.#key(event), { capture: true });
    editor.area.addEventListener("input", () => this.open && this.show(false));
    editor.area.addEventListener("blur", () => this.close());
    addEventListener("resize", () => this.close());
    document.addEventListener("scroll", () => this.open && this.#place(), { capture: true, passive: true });
    // The list must not take the focus from the editor.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.#take([...this.list.children].indexOf(event.target.closest("li"))));
  }

  get open() {
    return !this.list.hidden;
  }

  show(asked = true) {
    const { text, offset } = this.editor;
    const schema = this.schema();
    const found = schema ? completions(schema, text, offset) : { items: [] };
    Object.assign(this, found, { items: found.items.slice(0, MOST), at: 0 });
    if (this.items.length === 0) {
      this.close();
      if (asked) aloud("choices.none");
      return;
    }
    this.list.replaceChildren(...this.items.map(option));
    this.list.hidden = false;
    this.#place();
    this.#point(0);
    if (asked) aloud("choices.some", { n: this.items.length });
  }

  close() {
    this.list.hidden = true;
    this.editor.area.removeAttribute("aria-activedescendant");
  }

  #place() {
    const { left, bottom, top } = this.editor.where(this.from);
    const { width, height } = this.list.getBoundingClientRect();
    const below = bottom + height + 4 <= innerHeight || top < height + 4;
    this.list.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`;
    this.list.style.top = `${below ? bottom + 2 : top - height - 2}px`;
  }

  #point(at) {
    this.list.children[this.at]?.removeAttribute("aria-selected");
    this.at = (at + this.items.length) % this.items.length;
    const chosen = this.list.children[this.at];
    chosen.ariaSelected = "true";
    chosen.scrollIntoView({ block: "nearest" });
    this.editor.area.setAttribute("aria-activedescendant", chosen.id);
  }

  #take(at) {
    if (!this.items[at]) return;
    this.close();
    this.editor.insert(this.items[at].label, this.from, this.to);
    this.editor.area.focus();
  }

  #key(event) {
    if (event.ctrlKey && event.code === "Space") {
      event.preventDefault();
      this.show();
    }
    if (!this.open || event.ctrlKey || event.metaKey) return;
    const page = 8;
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    if (event.key in moves) this.#point(this.at + moves[event.key]);
    else if (event.key === "Enter" || event.key === "Tab") this.#take(this.at);
    else if (event.key === "Escape") this.close();
    else {
      if (/^(Arrow|Home|End)/.test(event.key)) this.close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

function option({ label, detail, description, deprecated }, at) {
  const name = make("span", { class: deprecated ? "deprecated" : "" }, label);
  const more = description ? make("small", {}, description.split("\n")[0]) : null;
  return make("li", { role: "option", id: `choice-${at}` }, name, " ", make("code", {}, detail), more);
}
