/** JSON pointers (RFC 6901) into a notice: "/awards/0/contractPeriod/endDate". */

export function pointerOf(path: readonly (string | number)[]): string {
  return path
    .map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** Whether `pointer` is the place `target` names, or leads there. */
export function leadsTo(pointer: string, target: string | undefined): boolean {
  return target !== undefined && (target === pointer || target.startsWith(`${pointer}/`));
}

/** "contractPeriod" as people say it: "Contract period". */
export function wordsOf(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
