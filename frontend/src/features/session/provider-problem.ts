type Told = { title: string; detail: string };

const TOLD: Record<string, Told> = {
  unknown: {
    title: "Your authority knows you, Muster does not yet",
    detail:
      "Ask an administrator of your authority for an invitation link. Open it and choose to sign in with your authority's account there: from then on this page is enough.",
  },
  denied: {
    title: "You were not signed in",
    detail: "You or your authority's sign-in page stopped it. Try again when you are ready.",
  },
  suspended: {
    title: "Your account is suspended",
    detail: "An administrator of your authority can take you in again.",
  },
  unreachable: {
    title: "Your authority's sign-in page cannot be reached",
    detail: "Wait a moment and try again. If it goes on, tell your identity team.",
  },
  untrusted: {
    title: "What your authority's sign-in page sent cannot be trusted",
    detail:
      "Nobody was signed in. Try again from here; if it goes on, tell an administrator of your authority.",
  },
  expired: {
    title: "That took too long",
    detail: "The attempt is no longer good. Start again here.",
  },
};

const OTHERWISE: Told = {
  title: "Signing in with your authority's account did not work",
  detail: "Try again. If it goes on, tell an administrator of your authority.",
};

/** What the address says after signing in elsewhere failed, in words. */
export function problemOfProvider(word: string): Told {
  return TOLD[word] ?? OTHERWISE;
}
