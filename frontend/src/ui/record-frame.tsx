import type { ReactNode } from "react";
import { asProblem } from "@/api/errors";
import { ErrorState } from "./error-state";
import { Page } from "./page";
import { Skeleton } from "./skeleton";

type RecordFrameProps<Data> = {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  /** What it is, in a sentence about its absence: "contract". */
  noun: string;
  children: (data: Data) => ReactNode;
};

/** A page about one record: while it is on its way, and when there is none. */
export function RecordFrame<Data>({ query, noun, children }: RecordFrameProps<Data>) {
  if (query.error) {
    const problem = asProblem(query.error);
    const isMissing = problem.status === 404;
    return (
      <Page title={isMissing ? `There is no such ${noun}` : `This ${noun} cannot be shown`}>
        <ErrorState
          problem={problem}
          onRetry={isMissing ? undefined : () => void query.refetch()}
        />
      </Page>
    );
  }
  if (query.data === undefined) return <Skeleton lines={14} label={`Loading the ${noun}`} />;
  return children(query.data);
}
