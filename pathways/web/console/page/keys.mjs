/** The shortcuts of the whole page, and the list that tells all of them. */
import { get, make } from "./dom.mjs";
import { say } from "./say.mjs";

const LIST = [
  ["ctrl+enter", "keys.run"],
  ["escape", "keys.cancel"],
  ["ctrl+space", "keys.complete"],
  ["ctrl+]|ctrl+[", "keys.indent"],
  ["ctrl+/", "keys.comment"],
  ["F6", "keys.panes"],
  ["ctrl+K", "keys.search"],
  ["arrows", "keys.tree"],
  ["F1", "keys.help"],
];
const NAMED = ["ctrl", "enter", "escape", "space", "arrows"];

export function startKeys({ run, cancel, search }) {
  const dialog = get("keys");
  get("help").onclick = () => dialog.showModal();
  document.addEventListener("spoken", list);
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const command = (ctrlKey || metaKey) && !altKey;
    if (dialog.open || event.isComposing || event.defaultPrevented) return;
    if (command && key === "Enter") run();
    else if (command && key.toLowerCase() === "k") search();
    else if (key === "Escape" && !get("cancel").disabled) cancel();
    else if (key === "F6") pane(shiftKey ? -1 : 1);
    else if (key === "F1") dialog.showModal();
    else return;
    event.preventDefault();
  });
}

/** Move the focus to the next pane, round and round. */
function pane(step) {
  const panes = [...document.querySelectorAll(".pane")];
  const at = panes.findIndex((each) => each.contains(document.activeElement));
  const next = panes[at < 0 ? 0 : (at + step + panes.length) % panes.length];
  (next.querySelector("textarea, [aria-selected=true]") ?? next).focus();
}

function list() {
  const shown = (keys) => keys.split("|").flatMap((each, at) => [
    at ? " " : "",
    make("kbd", {}, each.split("+").map((key) => (NAMED.includes(key) ? say(`key.${key}`) : key)).join("+")),
  ]);
  const rows = LIST.flatMap(([keys, what]) => [make("dt", {}, ...shown(keys)), make("dd", { say: what })]);
  get("keys").querySelector("dl").replaceChildren(...rows, make("dd", { class: "hint", say: "keys.mac" }));
}
