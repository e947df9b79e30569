import type { ReactNode } from "react";
import styles from "./tag.module.css";

type TagProps = { tone?: "plain" | "accent" | "good" | "mark" | "bad"; children: ReactNode };

/** A short word about a record. The colour repeats what the word says, never replaces it. */
export function Tag({ tone = "plain", children }: TagProps) {
  return <span className={[styles.tag, styles[tone]].filter(Boolean).join(" ")}>{children}</span>;
}
