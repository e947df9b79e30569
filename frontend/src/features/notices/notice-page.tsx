import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { NoticeDetail } from "@/api/types";
import { formatDate } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { AuthorityLink } from "@/ui/authority-link";
import { Facts } from "@/ui/facts";
import { noticeKindName } from "@/ui/notice-list";
import { Page } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { Tag } from "@/ui/tag";
import styles from "./notice-page.module.css";
import { noticeQuery } from "./queries";
import { ReleaseTree } from "./release-tree";

const SOURCES: Record<NoticeDetail["source"], string> = {
  "find-a-tender": "Find a Tender",
  "contracts-finder": "Contracts Finder",
  "contracts-finder-export": "Contracts Finder, exported as CSV",
  other: "Another publisher",
};

type NoticePageProps = {
  id: string;
  /** The place in the notice that a fact came from. */
  at?: string;
  /** What Muster made of the notice: its records with the facts that came from it. */
  made: (notice: NoticeDetail) => ReactNode;
};

export function NoticePage({ id, at, made }: NoticePageProps) {
  const query = useQuery(noticeQuery(id));
  return (
    <RecordFrame query={query} noun="notice">
      {(notice) => (
        <Page
          title={notice.title ?? `Notice ${notice.release}`}
          kicker={
            <>
              Notice <Tag>{noticeKindName(notice)}</Tag> published {formatDate(notice.publishedAt)}
            </>
          }
        >
          <div className={styles.sides}>
            <section className={styles.side}>
              <h2>As published</h2>
              <Facts
                rows={[
                  {
                    name: "Buyer",
                    value: notice.authority ? <AuthorityLink authority={notice.authority} /> : null,
                  },
                  { name: "Source", value: SOURCES[notice.source] },
                  { name: "Process (OCID)", value: <code>{notice.process}</code> },
                  { name: "Release", value: <code>{notice.release}</code> },
                  {
                    name: "Taken in",
                    value: `${formatDate(notice.importedAt)}${notice.file ? `, from ${notice.file}` : ""}`,
                  },
                  {
                    name: "Original",
                    value: notice.url ? <a href={notice.url}>See it at its source</a> : null,
                  },
                ]}
              />
              <h3>Every field, exactly as received</h3>
              <ReleaseTree value={notice.raw} target={at} />
            </section>
            <section className={styles.side}>
              <h2>What Muster made of it</h2>
              {made(notice)}
            </section>
          </div>
          <ApiPanel path={`/api/v1/notices/${notice.id}`} />
        </Page>
      )}
    </RecordFrame>
  );
}
