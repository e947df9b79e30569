import type { AuthorityRef } from "@/api/types";
import type { FactOrigin } from "@/ui/provenance";
import type { FieldName, FieldValue } from "./fields";

/** What an authority keeps: both are confirmed, edited and shared in the same way. */
export type Kind = "contract" | "procurement";

/** What people call it, in the middle of a sentence. */
export const NOUNS: Record<Kind, string> = { contract: "contract", procurement: "purchase" };

export type Audience = "public" | "members" | "named" | "own";

/** An authority that sees something by name, and the last day it does. */
export type NamedReader = { authority: AuthorityRef; until: string | null };

/** The fields that may be stricter than their record. */
export const SENSITIVE = ["value", "notes", "contact"] as const;
export type SensitiveField = (typeof SENSITIVE)[number];

export type Sharing = { audience: Audience; named: NamedReader[] };

/** Who sees a sensitive field, and who a band of pounds instead of a withheld value. */
export type FieldSharing = Sharing & { band: Sharing | null };

export type Clearance = {
  id: string;
  field: SensitiveField;
  /** To whom; those named are the field's. */
  audience: Audience;
  until: string | null;
  reason: string;
  ndaChecked: boolean;
  supplierConsent: boolean;
  disclosureConsidered: boolean;
  by: string;
  at: string;
};

/** Who sees a record of one's own authority, and what one may do with it. */
export type OwnRecord = Sharing & {
  /** The sensitive fields that fewer see than the record. */
  fields: Partial<Record<SensitiveField, FieldSharing | null>>;
  nda: boolean;
  clearances: Clearance[];
  archived: boolean;
  questions: number;
  version: number;
  rights: string[];
};

/** A contract or a procurement as these screens work with it: field by field. */
export type RecordView = {
  kind: Kind;
  id: string;
  title: string;
  authority: AuthorityRef;
  /** What `If-Match` is sent with. */
  version: number;
  values: Partial<Record<FieldName, FieldValue>>;
  facts: Record<string, FactOrigin>;
  /** What the notices say; null for a record made by hand. */
  published: Partial<Record<FieldName, FieldValue>> | null;
  own: OwnRecord | null;
};

/** The fields that somebody has vouched for, and those that only a notice or Muster did. */
export function isConfirmed(view: Pick<RecordView, "facts">, field: FieldName): boolean {
  return view.facts[field]?.state === "confirmed";
}
