// Fails when the first load, any route, or the style sheets that a route needs outgrow their budget.
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const budget = { entry: 130, route: 250, css: 20 };

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL(".vite/manifest.json", dist), "utf8"));

const weights = new Map();
async function weight(file) {
  if (!weights.has(file)) {
    weights.set(file, gzipSync(await readFile(new URL(file, dist)), { level: 9 }).length / 1024);
  }
  return weights.get(file);
}

/** Every chunk that must arrive before `key` can run. */
function closure(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) closure(next, seen);
  }
  return seen;
}

async function total(keys, pick) {
  const files = new Set([...keys].flatMap((key) => pick(manifest[key])));
  let sum = 0;
  for (const file of files) sum += await weight(file);
  return sum;
}

const js = (chunk) => [chunk.file];
const css = (chunk) => chunk.css ?? [];

const entryKey = Object.keys(manifest).find((key) => manifest[key].isEntry);
const entry = closure(entryKey);
const rows = [["entry", await total(entry, js), budget.entry]];
for (const key of Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry)) {
  const route = new Set([...entry, ...closure(key)]);
  rows.push([key, await total(route, js), budget.route]);
  rows.push([`${key}, style sheets`, await total(route, css), budget.css]);
}

let failed = false;
for (const [name, kilobytes, limit] of rows) {
  const over = kilobytes > limit;
  failed ||= over;
  console.log(
    `${over ? "over " : "     "}${kilobytes.toFixed(1).padStart(7)} of ${limit} KB  ${name}`,
  );
}
if (failed) process.exit(1);
