/** JSON to read: what is inside brackets opens and closes, and is made when it is first opened. */
import { make } from "./dom.mjs";

const DEPTH = 6;
const FEW = 4;
const PART = 100;
const LANGUAGES = { EN: "en", FR: "fr" };

/** A value as nodes; all but deep and large ones are open from the start, and those named as closed. */
export function tree(value, closed = []) {
  const root = make("div", { class: "tree" }, row(null, value, 0, true));
  for (const details of root.querySelectorAll(":scope > details > .inside > details")) {
    if (closed.some((name) => details.textContent.startsWith(`"${name}"`))) details.open = false;
  }
  root.addEventListener("keydown", (event) => move(root, event));
  root.querySelector("summary")?.setAttribute("tabindex", "0");
  return root;
}

/** Open or close everything inside the outermost brackets. */
export function foldAll(root, open) {
  let level = root.querySelectorAll(":scope > details > .inside > details");
  while (level.length) {
    const next = [];
    for (const details of level) {
      details.open = open;
      if (open) details.fill?.();
      next.push(...details.querySelectorAll(":scope > .inside > details"));
    }
    level = next;
  }
}

/** `lang`: the language of words that an answer says it of. */
function row(key, value, depth, last, lang = undefined) {
  const name = key === null ? null : make("span", { class: "key" }, JSON.stringify(key));
  const start = name ? [name, ": "] : [];
  const comma = last ? "" : ",";
  if (value === null || typeof value !== "object" || Object.keys(value).length === 0) {
    return make("div", { class: "leaf" }, ...start, leaf(value, lang), comma);
  }
  return branch(start, value, depth, comma);
}

function leaf(value, lang) {
  const kind = value === null || typeof value === "boolean" ? "word" : typeof value;
  return make("span", { class: kind, ...(lang && { lang }) }, JSON.stringify(value));
}

function branch(start, value, depth, comma) {
  const list = Array.isArray(value);
  const [open, close] = list ? ["[", "]"] : ["{", "}"];
  const entries = Object.entries(value);
  const count = make("i", { say: [list ? "answer.items" : "answer.fields", { n: entries.length }] });
  const closed = make("span", { class: "closed" }, `…${close}${comma} `, count);
  const inside = make("div", { class: "inside" });
  const details = make("details", {}, make("summary", { tabIndex: -1 }, ...start, open, closed), inside);
  details.append(make("div", { class: "leaf" }, `${close}${comma}`));
  details.fill = () => {
    details.fill = undefined;
    more(inside, entries, 0, list, depth);
  };
  details.addEventListener("toggle", () => details.open && details.fill?.());
  if (depth < DEPTH || (entries.length <= FEW && entries.every(([, each]) => typeof each !== "object" || each === null))) {
    details.open = true;
    details.fill();
  }
  return details;
}

/** Lists and objects are shown a part at a time: an answer of ten thousand lines would stop the page. */
function more(inside, entries, from, list, depth) {
  const end = Math.min(from + PART, entries.length);
  const lang = LANGUAGES[entries.find(([key]) => key === "language")?.[1]];
  for (let at = from; at < end; at += 1) {
    const [key, value] = entries[at];
    inside.append(row(list ? null : key, value, depth + 1, at === entries.length - 1, key === "value" ? lang : undefined));
  }
  if (end === entries.length) return;
  const button = make("button", { class: "link", say: ["answer.more", { n: entries.length - end }] });
  button.onclick = () => {
    button.remove();
    more(inside, entries, end, list, depth);
  };
  inside.append(button);
}

/** One stop for Tab, arrows inside: up and down over what is shown, right opens, left closes or goes out. */
function move(root, event) {
  const here = event.target.closest("summary");
  if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
  const details = here.parentElement;
  const shown = [...root.querySelectorAll("summary")].filter((each) => each.checkVisibility());
  const at = shown.indexOf(here);
  const outer = details.parentElement.closest("details")?.firstElementChild;
  let target = { ArrowDown: shown[at + 1], ArrowUp: shown[at - 1], Home: shown[0], End: shown.at(-1) }[event.key];
  if (event.key === "ArrowRight" && details.open) target = shown[at + 1];
  else if (event.key === "ArrowRight") details.open = true;
  else if (event.key === "ArrowLeft" && details.open) details.open = false;
  else if (event.key === "ArrowLeft") target = outer;
  else if (!target) return;
  event.preventDefault();
  if (!target) return;
  here.tabIndex = -1;
  target.tabIndex = 0;
  target.focus();
}
