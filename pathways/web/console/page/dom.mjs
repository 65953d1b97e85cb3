/** Nodes without markup: text is always text here, so nothing that is answered or typed can become a tag. */
import { tell } from "./say.mjs";

export const get = (id) => document.getElementById(id);

/** An element with properties (`class`, `data`, `aria…`, handlers, any other) and children: nodes or text. */
export function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") node.className = value;
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "say") tell(node, ...[value].flat());
    else node[name] = value;
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** Tell those who listen to the page instead of looking at it. */
export function aloud(key, values) {
  tell(get("aloud"), key, values);
}

/** Text with what stands in backquotes as code, as descriptions have it. */
export function prose(text) {
  const parts = text.split(/`([^`]+)`/);
  return make("div", { class: "prose" }, ...parts.map((part, at) => (at % 2 ? make("code", {}, part) : part)));
}
