import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = join(import.meta.dirname);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const files = filesUnder(SOURCE).map((path) => ({
  name: relative(SOURCE, path),
  text: readFileSync(path, "utf8"),
}));

/** Each floor of the house and those it may build on. Tests may reach for `test`, too. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  routes: ["features", "ui", "api", "lib"],
  features: ["ui", "api", "lib"],
  ui: ["api", "lib"],
  lib: [],
  api: ["lib"],
};

function floorsImported(name: string, text: string): string[] {
  const floor = name.split("/")[0] ?? "";
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*"(@\/|\.\.\/)([^"]+)"/g)];
  return imports.flatMap(([, prefix, path]) => {
    if (prefix === "@/") {
      const [target = "", noun] = (path ?? "").split("/");
      // A feature's own files go by "./", so this is another feature.
      if (target === floor && floor === "features") return [`features/${noun}`];
      return target === floor ? [] : [target];
    }
    return ["a parent folder"];
  });
}

describe("the house", () => {
  it("is imported one way: routes, features, then ui, api and lib", () => {
    const wrong = files
      .filter(({ name }) => name.includes("/") && !name.startsWith("test/"))
      .flatMap(({ name, text }) => {
        const floor = name.split("/")[0] ?? "";
        const allowed = [
          ...(MAY_IMPORT[floor] ?? []),
          ...(name.includes(".test.") ? ["test"] : []),
        ];
        return floorsImported(name, text)
          .filter((target) => !allowed.includes(target))
          .map((target) => `${name} imports ${target}`);
      });
    expect(wrong).toEqual([]);
  });

  it("has no barrels and no drawers for what found no name", () => {
    const wrong = files.filter(({ name }) =>
      /(^|\/)(index|utils?|helpers?|common|misc)\.tsx?$/.test(name),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("keeps files short enough to read", () => {
    const long = files.filter(
      ({ name, text }) => !name.endsWith(".gen.d.ts") && text.split("\n").length > 400,
    );
    expect(long.map(({ name }) => name)).toEqual([]);
  });
});
