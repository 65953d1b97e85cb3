/** What may stand at the cursor: the tokens before it are walked with a stack of what is open, and the schema answers. */
import { telling, tokens } from "./lexer.mjs";
import { nameOf, written } from "./schema.mjs";

/** The completions at an offset: `{from, to, items}`; an item has `label`, `detail`, `description`, `deprecated`. */
export function completions(schema, text, offset) {
  const under = tokens(text).find(({ start, end }) => start < offset && offset <= end);
  if (["comment", "string", "block", "number"].includes(under?.kind)) return { from: offset, to: offset, items: [] };
  const word = ["name", "variable", "directive"].includes(under?.kind) ? under : null;
  const [from, to] = word ? [word.start, word.end] : [offset, offset];
  const typed = text.slice(from, offset).toLowerCase();
  const all = telling(text);
  const items = offered(schema, all, walk(schema, all.filter(({ end }) => end <= from)), word);
  return { from, to, items: matching(items, typed) };
}

function matching(items, typed) {
  const rank = ({ label, deprecated }) => (label.toLowerCase().startsWith(typed) ? 0 : 1) + (deprecated ? 2 : 0);
  return items.filter(({ label }) => label.toLowerCase().includes(typed)).sort((a, b) => rank(a) - rank(b));
}

/** What is open after the tokens: the innermost frame, with the text of the last token. */
function walk(schema, before) {
  const stack = [{ kind: "document", type: null }];
  let last = null;
  for (const token of before) {
    const top = stack.at(-1);
    if (token.kind === "mark" && "({[".includes(token.text)) stack.push(opened(schema, top, token.text));
    else if (token.kind === "mark" && ")}]".includes(token.text)) {
      if (stack.length > 1) stack.pop();
      if (token.text === "}" && stack.length === 1) stack[0] = { kind: "document", type: null };
    } else note(schema, top, token, last);
    last = token.text;
  }
  return { ...stack.at(-1), last };
}

function opened(schema, top, bracket) {
  if (bracket === "[") return { kind: "list", expects: top.expects, types: top.kind === "variables" && !top.expects };
  if (bracket === "(") {
    const args = top.directive ? top.directive.args : top.field?.args;
    return top.kind === "document" && !top.directive ? { kind: "variables" } : { kind: "inputs", of: args ?? [], used: new Set() };
  }
  if (top.kind === "document") return { kind: "selection", type: top.type ?? schema.type(schema.roots.query) };
  if (top.kind === "selection") return { kind: "selection", type: top.into === undefined ? top.type : top.into };
  return { kind: "inputs", of: top.expects?.inputFields ?? [], used: new Set() };
}

/** Learn from a token that opens and closes nothing. */
function note(schema, top, { kind, text }, last) {
  if (kind === "directive") top.directive = schema.directives.find(({ name }) => `@${name}` === text);
  else if (top.kind === "document" && kind === "name") {
    if (text in schema.roots) top.type = schema.type(schema.roots[text]);
    else if (last === "on") top.type = schema.type(text);
  } else if (top.kind === "selection") select(schema, top, kind, text, last);
  else if (top.kind === "inputs" && kind === "name" && last !== ":") {
    const input = top.of.find(({ name }) => name === text);
    top.expects = input ? schema.type(nameOf(input.type)) : null;
    top.used.add(text);
  } else if (top.kind === "variables" && kind === "variable") top.expects = undefined;
  else if (top.kind === "variables" && kind === "name") top.expects = schema.type(text);
}

function select(schema, top, kind, text, last) {
  if (kind === "spread") Object.assign(top, { spread: 1, into: undefined, field: null, directive: null });
  else if (kind === "name" && top.spread === 1 && text === "on" && last === "...") top.spread = 2;
  else if (kind === "name" && top.spread === 2 && last === "on") Object.assign(top, { into: schema.type(text), spread: 0 });
  else if (kind === "name" && top.spread === 1 && last === "...") Object.assign(top, { into: null, spread: 0 });
  else if (kind === "name") {
    const field = schema.fields(top.type).find(({ name }) => name === text) ?? null;
    Object.assign(top, { field, into: field && schema.type(nameOf(field.type)), spread: 0, directive: null });
  }
}

function offered(schema, all, top, word) {
  if (word?.kind === "directive") return schema.directives.map((each) => item(each, "", `@${each.name}`));
  if (top.kind === "document") {
    if (top.last === "on") return schema.own().filter((type) => schema.fields(type).length).map((type) => item(type));
    return top.last === null || top.last === "}" ? ["query", "mutation", "subscription", "fragment"].filter((root) => schema.roots[root] || root === "fragment").map(plain) : [];
  }
  if (top.kind === "selection") return selectable(schema, all, top);
  if (top.kind === "variables" || top.types) return top.last === ":" || top.types ? inputs(schema) : values(schema, [], top.expects);
  if (top.kind === "inputs" && top.last !== ":") {
    return top.of.filter(({ name }) => !top.used.has(name) || name === word?.text).map((each) => item(each, written(each.type)));
  }
  return values(schema, all, top.expects);
}

function selectable(schema, all, top) {
  if (top.spread === 2) return top.type ? schema.narrowings(top.type).map((type) => item(type)) : [];
  if (top.spread === 1 && top.last === "...") {
    const named = all.filter((token, at) => all[at - 1]?.text === "fragment" && token.kind === "name");
    return [plain("on"), ...named.map(({ text }) => plain(text))];
  }
  return schema.fields(top.type).map((field) => item(field, written(field.type)));
}

const inputs = (schema) => schema.own().filter(({ kind }) => ["SCALAR", "ENUM", "INPUT_OBJECT"].includes(kind)).map((type) => item(type));

function values(schema, all, type) {
  const declared = all.filter(({ kind, text }, at) => kind === "variable" && text.length > 1 && all[at + 1]?.text === ":");
  const own = type?.name === "Boolean" ? ["true", "false"].map(plain) : (type?.enumValues ?? []).map((value) => item(value, type.name));
  return [...own, ...declared.map(({ text }) => plain(text))];
}

const plain = (label) => ({ label, detail: "", description: "", deprecated: false });
const item = ({ name, description, isDeprecated }, detail = "", label = name) =>
  ({ label, detail, description: description ?? "", deprecated: Boolean(isDeprecated) });
