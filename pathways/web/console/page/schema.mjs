/** The schema as the server tells it: asked for by introspection, then looked up by name. */

export const INTROSPECTION = `query ConsoleSchema {
  __schema {
    queryType { name }
    mutationType { name }
    subscriptionType { name }
    types {
      kind name description isOneOf
      fields(includeDeprecated: true) {
        name description isDeprecated deprecationReason
        args(includeDeprecated: true) { ...Input }
        type { ...Ref }
      }
      inputFields(includeDeprecated: true) { ...Input }
      interfaces { name }
      enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
      possibleTypes { name }
    }
    directives { name description locations args { ...Input } }
  }
}
fragment Input on __InputValue { name description defaultValue isDeprecated deprecationReason type { ...Ref } }
fragment Ref on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
`;

/** The name inside lists and non-nulls. */
export const nameOf = (type) => (type.ofType ? nameOf(type.ofType) : type.name);

/** A type as it is written: `[Step!]!`. */
export function written(type) {
  if (type.kind === "NON_NULL") return `${written(type.ofType)}!`;
  return type.kind === "LIST" ? `[${written(type.ofType)}]` : type.name;
}

const TYPENAME = {
  name: "__typename", description: "", args: [], type: { kind: "NON_NULL", ofType: { kind: "SCALAR", name: "String" } },
};

export class Schema {
  constructor({ types, directives, queryType, mutationType, subscriptionType }) {
    this.types = new Map(types.map((type) => [type.name, type]));
    this.directives = directives;
    this.roots = { query: queryType?.name, mutation: mutationType?.name, subscription: subscriptionType?.name };
  }

  /** A type by name; null where there is none. */
  type(name) {
    return this.types.get(name) ?? null;
  }

  /** The types that are not the language's own, by name. */
  own() {
    return [...this.types.values()].filter(({ name }) => !name.startsWith("__")).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** What may be selected of a type. */
  fields(type) {
    return type && !["SCALAR", "ENUM", "INPUT_OBJECT"].includes(type.kind) ? [...(type.fields ?? []), TYPENAME] : [];
  }

  /** The objects that a value of the type may be. */
  possible(type) {
    return type.possibleTypes?.map(({ name }) => name) ?? [type.name];
  }

  /** The types that a fragment may be on inside a selection of the type. */
  narrowings(type) {
    const inside = new Set(this.possible(type));
    return this.own().filter((other) => this.fields(other).length && this.possible(other).some((name) => inside.has(name)));
  }

  /** Where a type is asked for or answered: names like `Query.routes`. */
  uses(name) {
    return this.own().flatMap((type) =>
      [...(type.fields ?? []), ...(type.inputFields ?? [])]
        .filter((field) => nameOf(field.type) === name || field.args?.some((arg) => nameOf(arg.type) === name))
        .map((field) => ({ type: type.name, member: field.name })));
  }

  /** Types and members that hold the words, the closest names first: `{type, member}`, the member null for types. */
  search(words, most) {
    const asked = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (asked.length === 0) return [];
    const found = [];
    for (const type of this.own()) {
      rate(found, asked, type.name, type, { type: type.name, member: null });
      for (const member of [...(type.fields ?? []), ...(type.inputFields ?? []), ...(type.enumValues ?? [])]) {
        const names = [member.name, ...(member.args ?? []).map((arg) => arg.name)];
        rate(found, asked, names.join(" "), member, { type: type.name, member: member.name });
      }
    }
    return found.sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : 1)).slice(0, most);
  }
}

function rate(found, asked, names, { name, description }, place) {
  const short = name.toLowerCase();
  const all = `${names} ${place.type} ${description ?? ""}`.toLowerCase();
  if (!asked.every((word) => all.includes(word))) return;
  const ranks = [short === asked[0], short.startsWith(asked[0]), short.includes(asked[0]), names.toLowerCase().includes(asked[0])];
  const rank = ranks.indexOf(true);
  found.push({ ...place, rank: rank < 0 ? ranks.length : rank, text: `${name} ${place.type}` });
}
