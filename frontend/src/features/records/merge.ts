import { type Draft, FIELDS, type Field, sameValue } from "./fields";
import type { RecordView } from "./record";

/** What somebody else saved while I was editing, against what I changed. */
export type Merge = {
  /** Both of us changed it, to different values. */
  conflicts: Field[];
  /** Only they changed it: it stays as they left it. */
  theirs: Field[];
  /** Only I changed it. */
  mine: Field[];
};

/** `base` is what I began with, `draft` what I changed of it, `current` what the server has now. */
export function mergeOf(base: RecordView, draft: Draft, current: RecordView): Merge {
  const merge: Merge = { conflicts: [], theirs: [], mine: [] };
  for (const field of FIELDS[base.kind]) {
    const { name } = field;
    const iChanged = name in draft && !sameValue(draft[name], base.values[name]);
    const theyChanged = !sameValue(current.values[name], base.values[name]);
    if (iChanged && theyChanged) {
      if (!sameValue(draft[name], current.values[name])) merge.conflicts.push(field);
    } else if (theyChanged) merge.theirs.push(field);
    else if (iChanged) merge.mine.push(field);
  }
  return merge;
}

/** What is left to send once each conflict has been decided. */
export function decided(
  merge: Merge,
  draft: Draft,
  choices: Readonly<Record<string, "mine" | "theirs">>,
): Draft {
  const kept = [
    ...merge.mine,
    ...merge.conflicts.filter((field) => choices[field.name] === "mine"),
  ];
  return Object.fromEntries(kept.map(({ name }) => [name, draft[name] ?? null]));
}
