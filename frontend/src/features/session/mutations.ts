import { client, unwrap } from "@/api/client";
import { asProblem, ProblemError } from "@/api/errors";
import type { components } from "@/api/schema.gen";

export type SignInAnswer = components["schemas"]["SignInStep"];

/** A refusal with what to do about it. The server's title is for programs that lost their token. */
async function orRefused<T>(pending: Promise<T>, advice: string): Promise<T> {
  return pending.catch((error: unknown) => {
    const problem = asProblem(error);
    if (problem.status !== 401) throw error;
    const detail = [problem.detail, advice].filter(Boolean).join(" ");
    throw new ProblemError({ title: "You are not signed in yet", status: 401, detail }, error);
  });
}

export function signIn(body: { name: string; password: string }): Promise<SignInAnswer> {
  return orRefused(unwrap(client.POST("/api/v1/session", { body })), "Check both and try again.");
}

type Proof = { ticket: string } & ({ code: string } | { recoveryCode: string });

export function proveSecondFactor(body: Proof): Promise<SignInAnswer> {
  return orRefused(
    unwrap(client.POST("/api/v1/session/second-factor", { body })),
    "recoveryCode" in body ? "Try another one." : "Your app shows a new one every 30 seconds.",
  );
}

export function acceptInvitation(
  token: string,
  body: { password: string; name?: string },
): Promise<SignInAnswer> {
  return unwrap(
    client.POST("/api/v1/invitations/{token}", {
      params: { path: { token } },
      body,
    }),
  );
}
