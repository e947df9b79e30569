import type { ReactNode } from "react";
import { asProblem } from "@/api/errors";
import { ErrorState } from "./error-state";
import { Skeleton } from "./skeleton";

type QueryFrameProps<Data> = {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  lines?: number;
  children: (data: Data) => ReactNode;
};

/** A part of a page that comes with one answer of the server. */
export function QueryFrame<Data>({ query, lines, children }: QueryFrameProps<Data>) {
  if (query.error) {
    return <ErrorState problem={asProblem(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <Skeleton lines={lines ?? 6} />;
  return children(query.data);
}
