import { awaited } from "@/api/awaited";
import { unwrap } from "@/api/client";

export function changePassword(body: { current: string; new: string }) {
  return unwrap(awaited.PUT<unknown>("/api/v1/me/password", { body }));
}

export type SecondFactorSecret = { secret: string; address: string };

export function beginSecondFactor() {
  return unwrap(awaited.POST<SecondFactorSecret>("/api/v1/me/second-factor"));
}

export function confirmSecondFactor(code: string) {
  return unwrap(
    awaited.PUT<{ recoveryCodes: string[] }>("/api/v1/me/second-factor", { body: { code } }),
  );
}

export function endSecondFactor(password: string) {
  return unwrap(awaited.DELETE<unknown>("/api/v1/me/second-factor", { body: { password } }));
}

export function endSession(id: string) {
  return unwrap(awaited.DELETE<unknown>("/api/v1/me/sessions/{id}", { params: { path: { id } } }));
}
