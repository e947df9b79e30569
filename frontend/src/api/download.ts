import { saveFile } from "@/lib/save-file";
import { ProblemError, problemOf } from "./errors";
import { fetchAsMe } from "./session";

/** Takes a file away as whoever is signed in: a plain link would get what the public sees. */
export async function download(path: string): Promise<void> {
  const response = await fetchAsMe(new Request(new URL(path, window.location.origin)));
  if (!response.ok) {
    throw new ProblemError(problemOf(await response.json().catch(() => null), response));
  }
  const disposition = response.headers.get("content-disposition") ?? "";
  const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? "muster";
  saveFile(await response.blob(), name);
}
