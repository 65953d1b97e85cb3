// The audit of GraphQL over HTTP by the package graphql-http, against a server that runs: `make audit URL=...`.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2] });
const amiss = results.filter((result) => result.status !== "ok");
for (const { status, id, name, reason } of amiss) console.log(status, id, name, reason);
console.log(`${results.length} audits, ${amiss.length} errors, warnings or notices`);
process.exit(amiss.length ? 1 : 0);
