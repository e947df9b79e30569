import { ProblemError, problemOf } from "@/api/errors";

export const EXPORTS = {
  csv: { label: "CSV for a spreadsheet", accept: "text/csv", ending: "csv" },
  ndjson: { label: "JSON, one record a line", accept: "application/x-ndjson", ending: "ndjson" },
  ocds: {
    label: "Open Contracting (OCDS)",
    accept: "application/json; profile=ocds",
    ending: "json",
  },
} as const;

export type ExportFormat = keyof typeof EXPORTS;

function fileName(response: Response, address: string, ending: string): string {
  const given = /filename="?([^";]+)"?/.exec(response.headers.get("content-disposition") ?? "");
  if (given?.[1]) return given[1];
  const noun = new URL(address).pathname.split("/").findLast((part) => part !== "") ?? "muster";
  return `${noun}.${ending}`;
}

/** Saves every row behind an address. The format is asked for by header, which a link cannot do. */
export async function download(address: string, format: ExportFormat): Promise<void> {
  const { accept, ending } = EXPORTS[format];
  const response = await fetch(address, { headers: { Accept: accept } });
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null);
    throw new ProblemError(problemOf(body, response));
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName(response, address, ending);
  link.click();
  URL.revokeObjectURL(url);
}
