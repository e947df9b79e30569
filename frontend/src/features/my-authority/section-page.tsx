import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Me } from "@/api/types";
import { shortAuthorityName } from "@/lib/format";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import styles from "./my-authority.module.css";
import { SECTIONS, type SectionId } from "./sections";

type SectionPageProps = {
  section: SectionId;
  /** Another name than the section's: of one person, for example. */
  title?: string;
  lead?: ReactNode;
  children: (me: Me) => ReactNode;
};

/** One part of what an authority looks after, with the way to the others. */
export function SectionPage({ section, title, lead, children }: SectionPageProps) {
  const { label, what, right, roles } = SECTIONS[section];
  return (
    <MembersOnly title={label} what={what} right={right} roles={roles}>
      {(me) => (
        <Page
          title={title ?? label}
          kicker={<Link to="/my-authority">{shortAuthorityName(me.authority.name)}</Link>}
          lead={lead ?? what}
        >
          <nav aria-label="My authority" className={styles.nav}>
            <ul>
              {Object.entries(SECTIONS)
                .filter(([, entry]) => me.rights.includes(entry.right))
                .map(([id, entry]) => (
                  <li key={id}>
                    <Link to={entry.to} className={styles.tab}>
                      {entry.label}
                    </Link>
                  </li>
                ))}
            </ul>
          </nav>
          {children(me)}
        </Page>
      )}
    </MembersOnly>
  );
}
