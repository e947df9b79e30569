import { Link } from "@tanstack/react-router";
import { formatDate } from "@/lib/format";
import styles from "./notice-list.module.css";
import { Tag } from "./tag";

type ListedNotice = {
  id: string;
  releaseId: string;
  kind: string;
  title?: string | null;
  publishedAt?: string | null;
};

/** The notices behind a record, newest first as the server gives them. */
export function NoticeList({ notices }: { notices: readonly ListedNotice[] }) {
  if (notices.length === 0) return <p className={styles.none}>No notice is linked to this yet.</p>;
  return (
    <ul className={styles.list}>
      {notices.map((notice) => (
        <li key={notice.id} className={styles.notice}>
          <Link to="/notices/$id" params={{ id: notice.id }}>
            {notice.title ?? notice.releaseId}
          </Link>
          <span className={styles.about}>
            <Tag>{notice.kind}</Tag> {formatDate(notice.publishedAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
