import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";

export type Webhook = components["schemas"]["Webhook"];
export type WebhookWithSecret = components["schemas"]["WebhookWithSecret"];
export type Delivery = components["schemas"]["Delivery"];
export type WebhookKind = Webhook["kinds"][number];

export const webhooksQuery = queryOptions({
  queryKey: ["webhooks"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/webhooks", { signal })),
});

/** The newest of its log; asked again while something is on its way. */
export function deliveriesQuery(id: string) {
  return queryOptions({
    queryKey: ["webhooks", id, "deliveries"],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/webhooks/{id}/deliveries", {
          params: { path: { id }, query: { limit: 20 } },
          signal,
        }),
      ),
    refetchInterval: 3000,
  });
}

/** Said with each request, so that a second try of the same does nothing a second time. */
function once() {
  return { "Idempotency-Key": crypto.randomUUID() };
}

export function createWebhook(body: { name: string; address: string; kinds: WebhookKind[] }) {
  return unwrap(client.POST("/api/v1/webhooks", { params: { header: once() }, body }));
}

export function turn(webhook: Webhook, on: boolean) {
  return unwrap(
    client.PATCH("/api/v1/webhooks/{id}", {
      params: { path: { id: webhook.id }, header: { "If-Match": `"${webhook.version}"` } },
      body: { on },
    }),
  );
}

export function removeWebhook(id: string) {
  return unwrap(client.DELETE("/api/v1/webhooks/{id}", { params: { path: { id } } }));
}

export function rotateWebhookSecret(id: string) {
  return unwrap(
    client.POST("/api/v1/webhooks/{id}/secret", { params: { path: { id }, header: once() } }),
  );
}

export function testWebhook(id: string) {
  return unwrap(
    client.POST("/api/v1/webhooks/{id}/test", { params: { path: { id }, header: once() } }),
  );
}

export type Again = { delivery: string } | { since: string };

export function replay(id: string, body: Again) {
  return unwrap(
    client.POST("/api/v1/webhooks/{id}/replay", {
      params: { path: { id }, header: once() },
      body,
    }),
  );
}
