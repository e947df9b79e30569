import { useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import styles from "./page.module.css";

type PageProps = {
  /** The name of the screen: the h1 and the window's title. */
  title: string;
  /** Small words above the title: what kind of thing this is. */
  kicker?: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
};

/** The screen that had the focus last. Arriving at the site must not move it. */
let focusedPath: string | null = null;

export function Page({ title, kicker, lead, aside, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Where the reader has arrived, not where a click is still leading to: until then the old screen
  // stands, and its name must not take the focus.
  const pathname = useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  });

  useEffect(() => {
    document.title = title === "Muster" ? title : `${title} · Muster`;
  }, [title]);

  useEffect(() => {
    // A screen reader hears the new page's name; a filter that changes only the search keeps focus.
    if (focusedPath !== null && focusedPath !== pathname) {
      heading.current?.focus({ preventScroll: true });
    }
    focusedPath = pathname;
  }, [pathname]);

  return (
    <article className={styles.page}>
      <header className={styles.header}>
        <div className={styles.heading}>
          {kicker ? <p className={styles.kicker}>{kicker}</p> : null}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <div className={styles.lead}>{lead}</div> : null}
        </div>
        {aside ? <div className={styles.aside}>{aside}</div> : null}
      </header>
      {children}
    </article>
  );
}

type SectionProps = {
  title: string;
  /** What links on the page lead to it by. */
  id?: string;
  intro?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
};

/** A part of a page under its own heading. */
export function Section({ title, id, intro, aside, children }: SectionProps) {
  const section = useRef<HTMLElement>(null);
  const isMeant = useRouterState({
    select: ({ location }) => id !== undefined && location.hash === id,
  });
  // A link to a part of a record arrives before the record does: whoever follows it is led there
  // once the part stands, and the browser holds the place while what is above fills in.
  useEffect(() => {
    if (isMeant) section.current?.scrollIntoView();
  }, [isMeant]);
  return (
    <section className={styles.section} id={id} ref={section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {intro ? <div className={styles.intro}>{intro}</div> : null}
      {children}
    </section>
  );
}
