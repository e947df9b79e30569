/**
 * An address of this site, as a path: where to go back to after signing in. Anything else, above all
 * an address of another site that merely looks like a path ("//evil.example"), is nothing.
 */
export function ownPath(value: unknown): string | undefined {
  if (typeof value !== "string" || !value.startsWith("/")) return undefined;
  const { origin } = window.location;
  const url = URL.parse(value, origin);
  return url?.origin === origin ? url.pathname + url.search + url.hash : undefined;
}
