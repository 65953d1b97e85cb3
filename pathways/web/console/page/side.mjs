/** The side pane: its tabs, the prepared operations, and what was run. */
import { timed } from "./answer.mjs";
import { aloud, get, make } from "./dom.mjs";
import { language } from "./say.mjs";

const TABS = ["operations", "schema", "history"];
const MOST = 50;

export function startTabs() {
  for (const name of TABS) {
    const tab = get(`tab-${name}`);
    tab.onclick = () => openTab(name);
    tab.onkeydown = ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      const next = TABS[(TABS.indexOf(name) + (step ?? 0) + TABS.length) % TABS.length];
      if (step) openTab(next);
      if (step) get(`tab-${next}`).focus();
    };
  }
}

export function openTab(name) {
  for (const each of TABS) {
    get(each).hidden = each !== name;
    get(`tab-${each}`).ariaSelected = String(each === name);
    get(`tab-${each}`).tabIndex = each === name ? 0 : -1;
  }
}

/** List the prepared operations; `take` is called with the one that is chosen. */
export function listOperations(operations, take) {
  const item = (operation) => {
    const { name, en, fr } = operation;
    const said = language() === "fr" && fr ? fr : en;
    const text = make("span", { lang: said === en ? "en" : "fr" }, said);
    const button = make("button", { onclick: () => take(operation) }, make("strong", { translate: false }, name), text);
    return make("li", {}, button);
  };
  const list = () => make("ul", { class: "cards" }, ...operations.map(item));
  const none = make("p", { class: "hint", say: "operations.none" });
  const show = () => get("operations").replaceChildren(operations.length ? list() : none);
  document.addEventListener("spoken", show);
  show();
}

/** What was run, newest first: an array and nothing else, since variables hold what somebody told about themselves. */
export class History {
  constructor(take) {
    this.runs = [];
    this.take = take;
    document.addEventListener("spoken", () => this.show());
    this.show();
  }

  add(run) {
    this.runs = [{ ...run, at: new Date() }, ...this.runs].slice(0, MOST);
    this.show();
  }

  show() {
    const clear = make("button", { say: "history.clear", onclick: () => this.#clear() });
    const rows = this.runs.map((run) => make("li", {}, make("button", { onclick: () => this.#back(run) }, ...label(run))));
    const list = rows.length ? [make("ul", { class: "cards" }, ...rows), clear] : [make("p", { say: "history.none" })];
    get("history").replaceChildren(make("p", { class: "hint", say: "history.note" }), ...list);
  }

  #clear() {
    this.runs = [];
    this.show();
    get("tab-history").focus();
  }

  #back(run) {
    this.take(run);
    aloud("history.back");
  }
}

function label({ operationName, at, status, ms }) {
  const name = operationName ? make("strong", {}, operationName) : make("strong", { say: "history.unnamed" });
  return [name, make("span", {}, `${at.toLocaleTimeString(`${language()}-CA`)} · ${status} · ${timed(ms)}`)];
}
