import { useEffect, useRef } from "react";
import { CopyButton } from "@/ui/copy-button";
import styles from "./my-authority.module.css";

/** A link to hand over. Whoever opens it first has the account, so it goes to one person only. */
export function InvitationLink({ title, path }: { title: string; path: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const address = new URL(path, window.location.origin).href;
  return (
    <div className={styles.handed}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>
        Send them this link, by chat or e-mail. It works once and for seven days, and is shown only
        now: you can always make a new one.
      </p>
      <code>{address}</code>
      <CopyButton text={address} name="link" />
    </div>
  );
}
