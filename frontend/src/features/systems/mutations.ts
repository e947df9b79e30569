import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { System, SystemStatement } from "@/api/types";

/** What its authority says of a system that was read in this version. */
export function sayOf(system: System, body: SystemStatement): Promise<System> {
  return unwrap(
    client.PUT("/api/v1/systems/{id}/statement", {
      params: { path: { id: system.id }, header: { "If-Match": `"${system.version}"` } },
      body,
    }),
  );
}

export function takeBack(system: System): Promise<unknown> {
  return unwrap(
    client.DELETE("/api/v1/systems/{id}/statement", {
      params: { path: { id: system.id }, header: { "If-Match": `"${system.version}"` } },
    }),
  );
}

export function useSay(system: System) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SystemStatement) => sayOf(system, body),
    onSuccess: (said) => {
      cache.setQueryData(["system", system.id], said);
      return cache.invalidateQueries();
    },
  });
}

export function useTakeBack(system: System) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => takeBack(system),
    onSuccess: () => cache.invalidateQueries(),
  });
}

export type NewSystem = {
  serviceArea: string;
  product?: string;
  productName?: string;
  vendor?: string;
  statement: SystemStatement;
};

export function useCreate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: NewSystem) => unwrap(client.POST("/api/v1/systems", { body })),
    onSuccess: () => cache.invalidateQueries(),
  });
}

/** Everything that is said of a system now, to say it again with one thing changed. */
export function statementOf(system: System): SystemStatement {
  const { hosting, users, goLive, endOfSupport, integrations, satisfaction, notes } = system;
  return {
    inUse: true,
    audience: system.audience ?? "members",
    hosting,
    users,
    goLive,
    endOfSupport,
    integrations,
    satisfaction,
    notes,
    contract: system.confirmedAt ? system.contract?.id : undefined,
  };
}
