import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";

export function changePassword(body: { current: string; new: string }) {
  return unwrap(client.PUT("/api/v1/me/password", { body }));
}

export type SecondFactorSecret = components["schemas"]["BegunSecondFactor"];

export function beginSecondFactor() {
  return unwrap(client.POST("/api/v1/me/second-factor"));
}

export function confirmSecondFactor(code: string) {
  return unwrap(client.PUT("/api/v1/me/second-factor", { body: { code } }));
}

export function endSecondFactor(password: string) {
  return unwrap(client.DELETE("/api/v1/me/second-factor", { body: { password } }));
}

export function endSession(id: string) {
  return unwrap(client.DELETE("/api/v1/me/sessions/{id}", { params: { path: { id } } }));
}
