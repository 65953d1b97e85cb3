/** A tiny schema, as introspection tells it. */
import { Schema } from "../../../../pathways/web/console/page/schema.mjs";

const named = (text) => ({ kind: "OBJECT", name: text });
const type = (text) => {
  if (text.endsWith("!")) return { kind: "NON_NULL", name: null, ofType: type(text.slice(0, -1)) };
  return text.startsWith("[") ? { kind: "LIST", name: null, ofType: type(text.slice(1, -1)) } : named(text);
};
const input = (name, of) => ({ name, description: null, defaultValue: null, isDeprecated: false, type: type(of) });
const field = (name, of, args = [], more = {}) => ({ name, description: null, args, isDeprecated: false, type: type(of), ...more });
const value = (name, isDeprecated = false) => ({ name, description: null, isDeprecated });

export const schema = new Schema({
  queryType: { name: "Query" },
  mutationType: null,
  subscriptionType: null,
  types: [
    {
      kind: "OBJECT", name: "Query", fields: [
        field("thing", "Thing", [input("key", "ID!"), input("how", "How")]),
        field("things", "[Thing!]!", [input("where", "Where"), input("all", "Boolean")]),
        field("found", "Found"),
      ],
    },
    { kind: "INTERFACE", name: "Thing", fields: [field("key", "ID!"), field("old", "Int", [], { isDeprecated: true })], possibleTypes: [named("Book"), named("School")] },
    { kind: "OBJECT", name: "Book", interfaces: [named("Thing")], fields: [field("key", "ID!"), field("pages", "Int", [], { description: "How long it is." })] },
    { kind: "OBJECT", name: "School", interfaces: [named("Thing")], fields: [field("key", "ID!"), field("city", "String")] },
    { kind: "OBJECT", name: "Apart", fields: [field("x", "Int")] },
    { kind: "UNION", name: "Found", possibleTypes: [named("Book")] },
    { kind: "ENUM", name: "How", enumValues: [value("WELL"), value("BADLY", true)] },
    { kind: "INPUT_OBJECT", name: "Where", inputFields: [input("text", "String"), input("any", "[Where!]"), input("how", "How")] },
    ...["ID", "Int", "String", "Boolean"].map((name) => ({ kind: "SCALAR", name })),
    { kind: "OBJECT", name: "__Schema", fields: [] },
  ],
  directives: [{ name: "include", args: [input("if", "Boolean!")] }, { name: "skip", args: [input("if", "Boolean!")] }],
});
