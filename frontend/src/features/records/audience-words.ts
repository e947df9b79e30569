import { formatDate, formatList, shortAuthorityName } from "@/lib/format";
import {
  type Audience,
  type Clearance,
  type FieldSharing,
  type NamedReader,
  type OwnRecord,
  SENSITIVE,
  type SensitiveField,
  type Sharing,
} from "./record";

export const AUDIENCES: readonly { value: Audience; label: string; hint: string }[] = [
  { value: "public", label: "Everybody", hint: "The public, too, without signing in" },
  { value: "members", label: "Every member", hint: "All authorities that take part in Muster" },
  { value: "named", label: "Those I name", hint: "The authorities below, and nobody else" },
  { value: "own", label: "Only us", hint: "Nobody outside your own authority" },
];

export const SENSITIVE_NAMES: Record<SensitiveField, string> = {
  value: "the value",
  notes: "the notes",
  contact: "whom to ask",
};

const WIDTH: Record<Audience, number> = { own: 0, named: 1, members: 2, public: 3 };

/** Whether `a` lets fewer people see than `b`. */
export function isStricter(a: Audience, b: Audience): boolean {
  return WIDTH[a] < WIDTH[b];
}

/** "Hackney until 31 March 2027 and Islington" */
export function namedInWords(named: readonly NamedReader[]): string {
  return formatList(
    named.map(({ authority, until }) => {
      const name = shortAuthorityName(authority.name);
      return until ? `${name} by name until ${formatDate(until)}` : `${name} by name`;
    }),
  );
}

function whoSees(own: string, audience: Audience, named: readonly NamedReader[]): string {
  if (audience === "public") return "everybody";
  if (audience === "members") return "every member";
  if (audience === "own" || named.length === 0) return `only ${own}`;
  return `${own}, and ${namedInWords(named)},`;
}

function liveClearance(
  own: OwnRecord,
  field: SensitiveField,
  today: string,
): Clearance | undefined {
  return own.clearances.find(
    (clearance) => clearance.field === field && (!clearance.until || clearance.until >= today),
  );
}

/** What was chosen for a sensitive field: its own sharing, else the record's. */
export function sharingOf(own: OwnRecord, field: SensitiveField): FieldSharing {
  return own.fields[field] ?? { audience: own.audience, named: own.named, band: null };
}

/** Who really sees a sensitive field: the agreement not to disclose outranks what was chosen. */
function effective(
  own: OwnRecord,
  field: SensitiveField,
  today: string,
): Sharing & { held: boolean } {
  const clearance = own.nda ? liveClearance(own, field, today) : undefined;
  if (own.nda && !clearance) return { audience: "own", named: [], held: true };
  const chosen = sharingOf(own, field);
  const strictest = [own, chosen, ...(clearance ? [clearance] : [])].reduce((a, b) =>
    isStricter(b.audience, a.audience) ? b : a,
  );
  const named = strictest === own ? own.named : chosen.named;
  return { audience: strictest.audience, named, held: false };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Who sees a record, in sentences:
 * "Every member sees what Camden says. Camden, and Hackney by name until 31 March 2027, see the
 * value. The public sees what notices say."
 */
export function whoSeesThis(own: OwnRecord, authority: { name: string }, today: string): string[] {
  const name = shortAuthorityName(authority.name);
  const plural = (who: string) => (who.endsWith(",") ? "see" : "sees");
  const record = whoSees(name, own.audience, own.named);
  const sentences = [`${capital(record)} ${plural(record)} what ${name} says of it.`];

  const groups = new Map<string, SensitiveField[]>();
  for (const field of SENSITIVE) {
    const { audience, named, held } = effective(own, field, today);
    const who = whoSees(name, audience, named);
    if (who === record) continue;
    const key = held ? `${who} while the agreement not to disclose holds` : who;
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  for (const [who, fields] of groups) {
    const [people = "", reason] = who.split(" while ");
    const what = formatList(fields.map((field) => SENSITIVE_NAMES[field]));
    sentences.push(
      `${capital(people)} ${plural(people)} ${what}${reason ? `, while ${reason}` : ""}.`,
    );
  }
  const { band } = sharingOf(own, "value");
  if (band && isStricter(effective(own, "value", today).audience, band.audience)) {
    const who = capital(whoSees(name, band.audience, band.named));
    sentences.push(`${who} ${plural(who)} a price band instead of the value.`);
  } else if (
    band &&
    band.audience === "named" &&
    effective(own, "value", today).audience === "named"
  ) {
    const who = capital(whoSees(name, "named", band.named));
    sentences.push(`${who} see a price band where they do not see the value.`);
  }
  if (own.audience !== "public") sentences.push("The public sees what notices say.");
  return sentences;
}
