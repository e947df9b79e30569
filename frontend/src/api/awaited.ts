import { client } from "./client";

type Init = {
  params?: {
    path?: Record<string, string>;
    query?: Record<string, unknown>;
    header?: Record<string, string>;
  };
  body?: unknown;
  signal?: AbortSignal;
};

type Call = <T>(
  path: string,
  init?: Init,
) => Promise<{ data?: T; error?: unknown; response: Response }>;

/** The same door, for operations that the document does not describe yet. */
export const awaited = client as unknown as Record<
  "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  Call
>;
