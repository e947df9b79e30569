import { client, unwrap } from "@/api/client";
import type { AuthorityGroup } from "@/api/groups";
import type { components } from "@/api/schema.gen";
import type { Person, SignInProvider } from "./queries";

/** Said with each creation, so that a second try of the same does not make a second one. */
function once() {
  return { "Idempotency-Key": crypto.randomUUID() };
}

function ifMatch({ version }: { version: number }) {
  return { "If-Match": `"${version}"` };
}

export type NewPerson = components["schemas"]["InvitePerson"];

export function invitePerson(body: NewPerson) {
  return unwrap(client.POST("/api/v1/people", { params: { header: once() }, body }));
}

/** What is left out stays. */
export type PersonChange = components["schemas"]["ChangePerson"];

export function changePerson(person: Person, body: PersonChange) {
  return unwrap(
    client.PATCH("/api/v1/people/{id}", {
      params: { path: { id: person.id }, header: ifMatch(person) },
      body,
    }),
  );
}

export function newLink(id: string) {
  return unwrap(client.POST("/api/v1/people/{id}/invitation", { params: { path: { id } } }));
}

export type ClientWithSecret = components["schemas"]["ClientWithSecret"];

export function createClient(body: components["schemas"]["NewClient"]) {
  return unwrap(client.POST("/api/v1/clients", { params: { header: once() }, body }));
}

export function rotateSecret(id: string) {
  return unwrap(client.POST("/api/v1/clients/{id}/secret", { params: { path: { id } } }));
}

export function revokeClient(id: string) {
  return unwrap(client.DELETE("/api/v1/clients/{id}", { params: { path: { id } } }));
}

export function createProvider(body: components["schemas"]["NewSignInProvider"]) {
  return unwrap(client.POST("/api/v1/sign-in-providers", { params: { header: once() }, body }));
}

export function changeProvider(
  provider: SignInProvider,
  body: components["schemas"]["SignInProviderChange"],
) {
  return unwrap(
    client.PUT("/api/v1/sign-in-providers/{id}", {
      params: { path: { id: provider.id }, header: ifMatch(provider) },
      body,
    }),
  );
}

export function removeProvider(id: string) {
  return unwrap(client.DELETE("/api/v1/sign-in-providers/{id}", { params: { path: { id } } }));
}

export type GovernanceChange = components["schemas"]["GovernanceChange"];

export function putGovernance(authority: string, version: number, body: GovernanceChange) {
  return unwrap(
    client.PUT("/api/v1/authorities/{idOrCode}/governance", {
      params: { path: { idOrCode: authority }, header: ifMatch({ version }) },
      body,
    }),
  );
}

export type Settings = components["schemas"]["Settings"];

export function putSettings(authority: string, { version, ...body }: Settings) {
  return unwrap(
    client.PUT("/api/v1/authorities/{idOrCode}/settings", {
      params: { path: { idOrCode: authority }, header: ifMatch({ version }) },
      body,
    }),
  );
}

export function claimPart(authority: string, part: string, reason: string) {
  return unwrap(
    client.PUT("/api/v1/authorities/{idOrCode}/parts/{part}", {
      params: { path: { idOrCode: authority, part } },
      body: { reason },
    }),
  );
}

export function endPart(authority: string, part: string) {
  return unwrap(
    client.DELETE("/api/v1/authorities/{idOrCode}/parts/{part}", {
      params: { path: { idOrCode: authority, part } },
    }),
  );
}

export function createGroup(body: components["schemas"]["NewGroup"]) {
  return unwrap(client.POST("/api/v1/authority-groups", { params: { header: once() }, body }));
}

export function changeGroup(group: AuthorityGroup, body: components["schemas"]["ChangeGroup"]) {
  return unwrap(
    client.PATCH("/api/v1/authority-groups/{id}", {
      params: { path: { id: group.id }, header: ifMatch(group) },
      body,
    }),
  );
}

export function deleteGroup(group: AuthorityGroup) {
  return unwrap(
    client.DELETE("/api/v1/authority-groups/{id}", {
      params: { path: { id: group.id }, header: ifMatch(group) },
    }),
  );
}
