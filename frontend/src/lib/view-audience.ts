type Audience = "me" | "authority" | "group" | "members";
type Group = { id: string; name: string };

/** With whom a view can be shared: a group stands as `group:` and its id. */
export function audienceChoices(authority: string, groups: readonly Group[]) {
  return [
    { value: "me", label: "Only I" },
    { value: "authority", label: `Everybody of ${authority}` },
    ...groups.map(({ id, name }) => ({ value: `group:${id}`, label: `Everybody of ${name}` })),
    { value: "members", label: "Everybody of every borough" },
  ];
}

/** The choice that a view's audience is. */
export function audienceChoice(view: { audience: Audience; group: Group | null }): string {
  const { audience, group } = view;
  return group ? `group:${group.id}` : audience;
}

/** The audience that a choice is. */
export function viewAudience(choice: string): { audience: Audience; group?: string } {
  if (choice.startsWith("group:")) {
    return { audience: "group", group: choice.slice("group:".length) };
  }
  return { audience: choice === "authority" || choice === "members" ? choice : "me" };
}
