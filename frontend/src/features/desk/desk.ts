import { queryOptions } from "@tanstack/react-query";
import { awaited } from "@/api/awaited";
import { unwrap } from "@/api/client";
import type { AuthorityRef, NoticeRef } from "@/api/types";

type Kind = "contract" | "procurement";
type Named = { id: string; title: string };

/** What waits for somebody of an authority: each with one thing to do about it. */
export type Desk = {
  ending: {
    contract: Named;
    end: string | null;
    maxEnd: string | null;
    latestCommit: string;
  }[];
  questions: { id: string; kind: Kind; record: Named; field: string; notice: NoticeRef | null }[];
  opportunities: {
    id: string;
    title: string;
    authorities: AuthorityRef[];
    goLive: string;
    latestCommit: string;
  }[];
  stale: { kind: Kind; id: string; title: string; vouchedAt: string | null }[];
  stances: {
    opportunity: Named;
    authority: AuthorityRef;
    stance: string | null;
    needs: string | null;
    saidAt: string;
  }[];
};

export const deskQuery = queryOptions({
  queryKey: ["desk"],
  queryFn: ({ signal }) => unwrap(awaited.GET<Desk>("/api/v1/desk", { signal })),
});
