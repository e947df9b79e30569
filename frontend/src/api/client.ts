import createClient from "openapi-fetch";
import { ProblemError, problemOf } from "./errors";
import type { paths } from "./schema.gen";
import { fetchAsMe } from "./session";

/** The one door to the API: the same operations that any other system of a borough may call. */
export const client = createClient<paths, "application/json">({
  // fetch in tests wants an absolute address.
  baseUrl: window.location.origin,
  fetch: fetchAsMe,
  // `authority=CMD,HCK`, as the API's lists are written.
  querySerializer: { array: { style: "form", explode: false } },
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of an answer, or the problem that the server described. */
export async function unwrap<T>(pending: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await pending.catch((cause: unknown) => {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError(
      {
        title: "The server cannot be reached",
        detail: "Check your connection and try again.",
        status: 0,
      },
      cause,
    );
  });
  if (!response.ok) throw new ProblemError(problemOf(error, response));
  // An answer without a body (204) has no type with one either.
  return data as T;
}
