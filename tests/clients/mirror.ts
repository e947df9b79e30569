// Mirrors all contracts with a client whose types openapi-typescript made of the document, and follows changes:
//
//     node mirror.js BASE-URL SIGNAL-FILE MIRROR.json
//
// Prints "listed" once it has read the list; follows until the signal file is there and nothing is left to hear.

import { existsSync, writeFileSync } from "node:fs";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Contract = components["schemas"]["Contract"] | components["schemas"]["ContractDetail"];

const [baseUrl = "", signal = "", output = ""] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl, querySerializer: { array: { style: "form", explode: false } } });

async function changes(since?: string) {
  const query = { since, limit: 50, kind: ["contract" as const] };
  const { data, error } = await client.GET("/api/v1/changes", { params: { query } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}

let { next: since } = await changes();
const mirror = new Map<string, Contract>();
for (let cursor: string | undefined; ; ) {
  const query = { technology: "all" as const, limit: 20, cursor };
  const { data: page, error } = await client.GET("/api/v1/contracts", { params: { query } });
  // The list has other formats, too, which were not asked for.
  if (!page) throw new Error(JSON.stringify(error));
  const data = page as components["schemas"]["ContractList"];
  for (const contract of data.items) mirror.set(contract.id, contract);
  if (!data.next) break;
  cursor = data.next;
}
console.log("listed");

for (;;) {
  const last = existsSync(signal);
  const page = await changes(since);
  since = page.next;
  for (const { id, gone } of page.items) {
    if (gone) {
      mirror.delete(id);
      continue;
    }
    const { data } = await client.GET("/api/v1/contracts/{id}", { params: { path: { id } } });
    if (data) mirror.set(id, data);
  }
  if (!page.more && last) break;
  if (!page.more) await new Promise((wake) => setTimeout(wake, 100));
}
writeFileSync(output, JSON.stringify(Object.fromEntries(mirror)));
