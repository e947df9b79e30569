import createClient from "openapi-fetch";
import { ProblemError, problemOf } from "./errors";
import type { paths } from "./schema.gen";

/** The one door to the API: the same operations that any other system of a borough may call. */
export const client = createClient<paths, "application/json">({
  // fetch in tests wants an absolute address.
  baseUrl: window.location.origin,
  // Looked up on each call, so that tests can put their own network underneath.
  fetch: (request) => globalThis.fetch(request),
  // `authority=CMD,HCK`, as the API's lists are written.
  querySerializer: { array: { style: "form", explode: false } },
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of an answer, or the problem that the server described. */
export async function unwrap<T>(pending: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await pending.catch((cause: unknown) => {
    throw new ProblemError(
      {
        title: "The server cannot be reached",
        detail: "Check your connection and try again.",
        status: 0,
      },
      cause,
    );
  });
  if (data === undefined) throw new ProblemError(problemOf(error, response));
  return data;
}
