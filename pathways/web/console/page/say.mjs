/** What the page says, in English or French. Sentences live in words.mjs; nodes carry their key and are told anew. */
import { WORDS } from "./words.mjs";

export const LANGUAGES = ["en", "fr"];
let current = "en";

/** The language asked for by the address, else the first of the browser's that is ours, else English. */
export function preferred(search, languages) {
  const wanted = [new URLSearchParams(search).get("lang") ?? "", ...languages];
  return wanted.map((each) => each.slice(0, 2).toLowerCase()).find((each) => LANGUAGES.includes(each)) ?? "en";
}

/** A sentence: `{name}` is filled in, `{n|one|many}` becomes the number and the form that goes with it. */
export function sentence(lang, key, values = {}) {
  return WORDS[key][LANGUAGES.indexOf(lang)].replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
    const value = values[name];
    const shown = typeof value === "number" ? new Intl.NumberFormat(`${lang}-CA`).format(value) : value;
    if (one === undefined) return shown;
    return `${shown} ${new Intl.PluralRules(lang).select(value) === "one" ? one : many}`;
  });
}

export const language = () => current;
export const say = (key, values) => sentence(current, key, values);

/** Give a node its sentence, now and whenever the language changes. */
export function tell(node, key, values = {}) {
  node.dataset.say = key;
  node.dataset.values = JSON.stringify(values);
  node.textContent = say(key, values);
  return node;
}

/** Leave a node without a sentence. */
export function hush(node) {
  delete node.dataset.say;
  node.textContent = "";
}

/** Say everything in a language. */
export function speak(lang) {
  current = lang;
  document.documentElement.lang = lang;
  document.title = say("title");
  for (const node of document.querySelectorAll("[data-say]")) {
    node.textContent = say(node.dataset.say, JSON.parse(node.dataset.values ?? "{}"));
  }
  for (const node of document.querySelectorAll("[data-say-label]")) node.ariaLabel = say(node.dataset.sayLabel);
  for (const node of document.querySelectorAll("[data-say-title]")) node.title = say(node.dataset.sayTitle);
  document.dispatchEvent(new Event("spoken"));
}
