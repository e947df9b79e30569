/** The roles that an authority gives its people, in the order of what they may, and what that is. */
export const ROLES = [
  { role: "reader", about: "sees what the authority sees." },
  { role: "contributor", about: "also confirms and corrects the authority's records." },
  {
    role: "approver",
    about: "also decides who sees them, and what the authority says to opportunities.",
  },
  {
    role: "administrator",
    about: "looks after people, other systems, gates and settings, and reads the audit.",
  },
] as const;

const GIVEN_ELSEWHERE: Record<string, string> = {
  convenor: "looks after what members do together; sees nothing that an authority keeps to itself.",
  operator: "runs this installation; sees no more of the records than the public.",
};

export function roleAbout(role: string): string {
  return ROLES.find((entry) => entry.role === role)?.about ?? GIVEN_ELSEWHERE[role] ?? "";
}
