import { useEffect, useRef } from "react";
import type { components } from "@/api/schema.gen";
import { CopyButton } from "@/ui/copy-button";
import styles from "./my-authority.module.css";

type Link = Pick<components["schemas"]["NewLink"], "invitation" | "unmailed">;

/** A link that was mailed, or one to hand over. Whoever opens it first has the account, so it goes to one person only. */
export function InvitationLink({
  title,
  email,
  link,
}: {
  title: string;
  email: string;
  link: Link;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const address = link.invitation ? new URL(link.invitation, window.location.origin).href : null;
  return (
    <div className={styles.handed}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {address === null ? (
        <p>
          A link is on its way to <strong className={styles.breaks}>{email}</strong>. It works once
          and for seven days. Did it not arrive? You can always make a new one.
        </p>
      ) : (
        <>
          {link.unmailed ? (
            <p>
              It could not be mailed to <strong className={styles.breaks}>{email}</strong> (
              {link.unmailed}). Is the address right?
            </p>
          ) : null}
          <p>
            Send them this link, by chat or e-mail. It works once and for seven days, and is shown
            only now: you can always make a new one.
          </p>
          <code>{address}</code>
          <CopyButton text={address} name="link" />
        </>
      )}
    </div>
  );
}
