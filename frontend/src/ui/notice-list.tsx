import { Link } from "@tanstack/react-router";
import { formatDate, sentence } from "@/lib/format";
import styles from "./notice-list.module.css";
import { Tag } from "./tag";

type ListedNotice = {
  id: string;
  release: string;
  kind: string;
  noticeType?: string | null;
  title?: string | null;
  publishedAt?: string | null;
};

/** "Award (UK6)": what it does, and its code where the Procurement Act 2023 gives one. */
export function noticeKindName(notice: { kind: string; noticeType?: string | null }): string {
  const name = sentence(notice.kind);
  return notice.noticeType ? `${name} (${notice.noticeType})` : name;
}

/** The notices behind a record, newest first as the server gives them. */
export function NoticeList({ notices }: { notices: readonly ListedNotice[] }) {
  if (notices.length === 0) return <p className={styles.none}>No notice is linked to this yet.</p>;
  return (
    <ul className={styles.list}>
      {notices.map((notice) => (
        <li key={notice.id} className={styles.notice}>
          <Link to="/notices/$id" params={{ id: notice.id }}>
            {notice.title ?? notice.release}
          </Link>
          <span className={styles.about}>
            <Tag>{noticeKindName(notice)}</Tag> {formatDate(notice.publishedAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
