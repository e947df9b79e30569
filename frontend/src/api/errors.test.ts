import { describe, expect, it } from "vitest";
import { asProblem, ProblemError, problemOf } from "./errors";

describe("problems", () => {
  it("are read from the server's document", () => {
    const response = new Response(null, { status: 422 });
    const problem = problemOf(
      {
        title: "The request cannot be carried out",
        detail: "see errors",
        instance: "request-1",
        errors: [{ pointer: "endsBefore", detail: "is not a date" }, { pointer: "x" }],
      },
      response,
    );
    expect(problem).toEqual({
      title: "The request cannot be carried out",
      status: 422,
      detail: "see errors",
      requestId: "request-1",
      errors: [{ pointer: "endsBefore", detail: "is not a date" }],
    });
  });

  it("survive a proxy that answers with something else", () => {
    const response = new Response("<html>", { status: 502, headers: { "x-request-id": "r-2" } });
    expect(problemOf("<html>", response)).toMatchObject({
      title: "Something went wrong",
      status: 502,
      requestId: "r-2",
    });
  });

  it("are found behind anything thrown", () => {
    expect(asProblem(new ProblemError({ title: "Not found", status: 404 })).status).toBe(404);
    expect(asProblem(new Error("broken")).detail).toBe("broken");
  });
});
