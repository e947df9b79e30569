/** What another system may be allowed, by the API's words. */
export const SCOPES = [
  { value: "contracts:read", label: "Read contracts", about: "as the authority sees them." },
  {
    value: "contracts:write",
    label: "Keep contracts",
    about: "confirm, correct, create, archive.",
  },
  { value: "procurements:read", label: "Read the pipeline", about: "as the authority sees it." },
  { value: "procurements:write", label: "Keep the pipeline", about: "confirm, correct, create." },
  {
    value: "opportunities:read",
    label: "Read opportunities",
    about: "with the stances of members.",
  },
  { value: "register:read", label: "Read vendors and boroughs", about: "as members see them." },
  { value: "reviews:read", label: "Read reviews", about: "that are published, as members do." },
  { value: "prices:read", label: "Read prices", about: "its own, shared ones, and bands." },
  { value: "prices:write", label: "Keep prices", about: "put on record, correct, take back." },
  { value: "audit:read", label: "Read the audit", about: "of the authority." },
] as const;

/** "Read contracts" for `contracts:read`. */
export function scopeLabel(scope: string): string {
  return SCOPES.find(({ value }) => value === scope)?.label ?? scope;
}
