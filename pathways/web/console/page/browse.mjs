/** The schema browser: a search box, and pages of types that lead to one another. */
import { get, make, prose } from "./dom.mjs";
import { tell } from "./say.mjs";
import { nameOf, written } from "./schema.mjs";

const KINDS = ["OBJECT", "INTERFACE", "UNION", "INPUT_OBJECT", "ENUM", "SCALAR"];
const MOST = 80;

export class Browser {
  constructor(schema) {
    this.schema = schema;
    this.trail = [];
    this.box = make("input", { type: "search", id: "search", autocomplete: "off", spellcheck: false, oninput: () => this.#show() });
    this.back = make("button", { say: "schema.back", title: "Alt+←", onclick: () => this.goBack() });
    this.top = make("button", { say: "schema.top", onclick: () => this.#go(null) });
    this.count = make("p", { class: "hint", role: "status" });
    this.page = make("div");
    const label = make("label", { htmlFor: "search", say: "schema.search" });
    get("schema").replaceChildren(label, this.box, make("div", { class: "buttons" }, this.back, this.top), this.count, this.page);
    get("schema").addEventListener("keydown", (event) => {
      if (!event.altKey || event.key !== "ArrowLeft") return;
      event.preventDefault();
      this.goBack();
    });
    this.#show();
  }

  /** Go to a type and, if one is named, to a member of it. */
  visit(type, member = null) {
    this.#go({ type, member });
  }

  goBack() {
    this.trail.pop();
    this.box.value = "";
    this.#show();
    this.#focus();
  }

  #go(place) {
    this.trail.push(place);
    this.box.value = "";
    this.#show();
    this.#focus();
  }

  #focus() {
    const target = this.page.querySelector(".here") ?? this.page.firstElementChild;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    if (target.matches(".here")) target.scrollIntoView({ block: "nearest" });
    else get("schema").scrollTop = 0;
  }

  #show() {
    const place = this.trail.at(-1);
    const words = this.box.value;
    this.back.disabled = this.trail.length === 0;
    this.count.hidden = !words.trim();
    if (words.trim()) this.#found(words);
    else this.page.replaceChildren(...(place ? this.#type(this.schema.type(place.type), place.member) : this.#all()));
  }

  #found(words) {
    const found = this.schema.search(words, MOST);
    tell(this.count, found.length === MOST ? "schema.most" : "schema.found", { n: found.length });
    const rows = found.map(({ type, member }) => make("li", {}, this.#link(member ? `${type}.${member}` : type, type, member)));
    this.page.replaceChildren(make("ul", { class: "names" }, ...rows));
  }

  #all() {
    const roots = Object.values(this.schema.roots).filter(Boolean);
    const groups = KINDS.map((kind) => [`kind.${kind}`, this.schema.own().filter((type) => type.kind === kind).map(({ name }) => name)]);
    return [["schema.roots", roots], ...groups].flatMap(([key, names]) => this.#list(key, names));
  }

  #list(key, names) {
    if (names.length === 0) return [];
    return [make("h3", { say: key }), make("ul", { class: "names" }, ...names.map((name) => make("li", {}, this.#link(name, name))))];
  }

  #link(text, type, member = null) {
    return make("button", { class: "link", onclick: () => this.visit(type, member) }, text);
  }

  #type(type, member) {
    const { name, description, kind, isOneOf, interfaces, possibleTypes, fields, inputFields, enumValues } = type;
    const names = (list) => (list ?? []).map((each) => each.name);
    const uses = this.schema.uses(name);
    return [
      make("h3", { class: "type" }, name, " ", make("small", {}, kind.toLowerCase().replace("_", " "))),
      description ? prose(description) : "",
      isOneOf ? make("p", { class: "note", say: "schema.oneof" }) : "",
      ...this.#list("schema.implements", names(interfaces)),
      ...this.#list("schema.possible", names(possibleTypes)),
      ...this.#members("kind.FIELDS", fields ?? inputFields, member),
      ...this.#members("kind.VALUES", enumValues, member),
      ...(uses.length ? [make("h3", { say: "schema.used" }), make("ul", { class: "names" },
        ...uses.map((use) => make("li", {}, this.#link(`${use.type}.${use.member}`, use.type, use.member))))] : []),
    ];
  }

  #members(key, members, chosen) {
    if (!members?.length) return [];
    return [make("h3", { say: key }), ...members.map((member) => this.#member(member, member.name === chosen))];
  }

  #member(member, here) {
    const args = member.args ?? [];
    const inputs = args.length
      ? make("details", { open: here || args.length < 3 }, make("summary", { say: ["schema.arguments", { n: args.length }] }), ...args.map((arg) => this.#member(arg, false)))
      : null;
    const node = make("div", { class: here ? "member here" : "member" }, ...this.#signature(member), gone(member));
    node.append(...[member.description ? prose(member.description) : null, inputs].filter(Boolean));
    return node;
  }

  #signature({ name, type, defaultValue, isDeprecated }) {
    const title = make("code", { class: isDeprecated ? "deprecated" : "" }, name);
    if (!type) return [title];
    const given = defaultValue ? [" = ", make("code", { class: "default" }, defaultValue)] : [];
    return [title, ": ", this.#link(written(type), nameOf(type)), ...given];
  }
}

function gone({ isDeprecated, deprecationReason }) {
  return isDeprecated ? make("p", { class: "gone" }, make("strong", { say: "schema.deprecated" }), " ", ...prose(deprecationReason ?? "").childNodes) : null;
}
