/** What a problem document (RFC 9457) tells a person. */
export type Problem = {
  title: string;
  status: number;
  detail?: string;
  requestId?: string;
  errors?: { pointer: string; detail: string }[];
  /** The record as it is now, where somebody else changed it first (412). */
  current?: unknown;
};

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.title, { cause });
    this.name = "ProblemError";
    this.problem = problem;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Reads a problem document leniently: a proxy in between may answer with anything. */
export function problemOf(body: unknown, response: Response): Problem {
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const errors = Array.isArray(fields.errors) ? fields.errors : [];
  return {
    title: text(fields.title) ?? (response.status === 404 ? "Not found" : "Something went wrong"),
    status: response.status,
    detail: text(fields.detail),
    requestId: text(fields.instance) ?? response.headers.get("x-request-id") ?? undefined,
    current: fields.current,
    errors: errors.flatMap((entry: unknown) => {
      const { pointer, detail } = (entry ?? {}) as Record<string, unknown>;
      return typeof detail === "string" ? [{ pointer: text(pointer) ?? "", detail }] : [];
    }),
  };
}

/** The problem behind anything that a query threw. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    title: "Something went wrong",
    status: 0,
    detail: error instanceof Error ? error.message : undefined,
  };
}
