import { awaited } from "@/api/awaited";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Client, Person, SignInProvider } from "./queries";

/** Said with each creation, so that a second try of the same does not make a second one. */
function once() {
  return { "idempotency-key": crypto.randomUUID() };
}

function ifMatch({ version }: { version: number }) {
  return { "if-match": `"${version}"` };
}

export type NewPerson = { name: string; email: string; roles: string[] };

export function invitePerson(body: NewPerson) {
  return unwrap(
    awaited.POST<{ person: Person; invitation: string }>("/api/v1/people", {
      params: { header: once() },
      body,
    }),
  );
}

/** What is left out stays. */
export type PersonChange = {
  name?: string;
  roles?: string[];
  suspended?: boolean;
  /** Only off: they set a new one up themselves. */
  secondFactor?: false;
};

export function changePerson(person: Person, body: PersonChange) {
  return unwrap(
    awaited.PATCH<Person>("/api/v1/people/{id}", {
      params: { path: { id: person.id }, header: ifMatch(person) },
      body,
    }),
  );
}

export function newLink(id: string) {
  return unwrap(
    awaited.POST<{ invitation: string }>("/api/v1/people/{id}/invitation", {
      params: { path: { id } },
    }),
  );
}

export type ClientWithSecret = { client: Client; secret: string };

export function createClient(body: { name: string; scopes: string[] }) {
  return unwrap(
    awaited.POST<ClientWithSecret>("/api/v1/clients", { params: { header: once() }, body }),
  );
}

export function rotateSecret(id: string) {
  return unwrap(
    awaited.POST<ClientWithSecret>("/api/v1/clients/{id}/secret", { params: { path: { id } } }),
  );
}

export function revokeClient(id: string) {
  return unwrap(awaited.DELETE<unknown>("/api/v1/clients/{id}", { params: { path: { id } } }));
}

export type ProviderBody = {
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string | null;
};

export function createProvider(body: ProviderBody & { authority: string }) {
  return unwrap(
    awaited.POST<SignInProvider>("/api/v1/sign-in-providers", {
      params: { header: once() },
      body,
    }),
  );
}

export function changeProvider(provider: SignInProvider, body: ProviderBody) {
  return unwrap(
    awaited.PUT<SignInProvider>("/api/v1/sign-in-providers/{id}", {
      params: { path: { id: provider.id }, header: ifMatch(provider) },
      body,
    }),
  );
}

export function removeProvider(id: string) {
  return unwrap(
    awaited.DELETE<unknown>("/api/v1/sign-in-providers/{id}", { params: { path: { id } } }),
  );
}

export type GovernanceChange = components["schemas"]["GovernanceChange"];

export function putGovernance(authority: string, body: GovernanceChange) {
  return unwrap(
    client.PUT("/api/v1/authorities/{idOrCode}/governance", {
      params: { path: { idOrCode: authority } },
      body,
    }),
  );
}

export type Settings = components["schemas"]["Settings"];

export function putSettings(authority: string, body: Settings) {
  return unwrap(
    client.PUT("/api/v1/authorities/{idOrCode}/settings", {
      params: { path: { idOrCode: authority } },
      body,
    }),
  );
}
