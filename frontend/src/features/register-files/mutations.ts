import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { ProblemError, problemOf } from "@/api/errors";
import type { components } from "@/api/schema.gen";
import { fetchAsMe } from "@/api/session";
import { type RegisterFile, registerFileQuery } from "./queries";

/** What is corrected: what is left out stays, null goes back to what is found out. */
export type Patch = {
  sheet?: number | null;
  headerRow?: number | null;
  headerRows?: number | null;
  columns?: Record<number, string | null>;
  dates?: Record<number, string | null>;
  leaveHidden?: boolean;
  unclear?: "same" | "new" | null;
  archiveMissing?: boolean;
  decisions?: Record<string, string | null>;
};

/** Sends the bytes as they are: what they are is found out where they are read. */
export async function sendFile(file: File): Promise<RegisterFile> {
  const address = new URL("/api/v1/register-files", window.location.origin);
  address.searchParams.set("name", file.name.slice(0, 200));
  const request = new Request(address, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: await file.arrayBuffer(),
  });
  const response = await fetchAsMe(request);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ProblemError(problemOf(body, response));
  return body as RegisterFile;
}

function changeFile(file: RegisterFile, body: Patch): Promise<RegisterFile> {
  return unwrap(
    client.PATCH("/api/v1/register-files/{id}", {
      params: { path: { id: file.id }, header: { "If-Match": `"${file.version}"` } },
      // The document has no names for members that are places and ids.
      body: body as unknown as components["schemas"]["RegisterFilePatch"],
    }),
  );
}

const path = (file: RegisterFile) => ({ params: { path: { id: file.id } } });

/** Does one thing to a file, and shows it as the server answers it. */
function useWork<Body>(file: RegisterFile, work: (body: Body) => Promise<RegisterFile>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: (now) => {
      cache.setQueryData(registerFileQuery(file.id).queryKey, now);
    },
  });
}

export const useChange = (file: RegisterFile) =>
  useWork(file, (body: Patch) => changeFile(file, body));

export const useTake = (file: RegisterFile) =>
  useWork(file, (_: undefined) =>
    unwrap(client.POST("/api/v1/register-files/{id}/taking", path(file))),
  );

export const useUndo = (file: RegisterFile) =>
  useWork(file, (_: undefined) =>
    unwrap(client.DELETE("/api/v1/register-files/{id}/taking", path(file))),
  );
