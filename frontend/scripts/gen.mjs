// Writes the TypeScript types of the API from its OpenAPI document.
// With --check it writes nothing and fails when the committed types are not what it would write.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../openapi/muster.json", import.meta.url);
const target = new URL("../src/api/schema.gen.d.ts", import.meta.url);

const banner =
  "// Generated from openapi/muster.json by `npm run gen`. Do not edit: change the API instead.\n\n";
const wanted = banner + astToString(await openapiTS(source, { alphabetize: true }));

if (process.argv.includes("--check")) {
  const committed = await readFile(target, "utf8").catch(() => "");
  if (committed !== wanted) {
    console.error("src/api/schema.gen.d.ts differs from openapi/muster.json: run `npm run gen`.");
    process.exit(1);
  }
} else {
  await writeFile(target, wanted);
}
