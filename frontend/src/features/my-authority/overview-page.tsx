import { Link } from "@tanstack/react-router";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import styles from "./my-authority.module.css";
import { SECTIONS } from "./sections";

/** The way to all that an authority looks after, and who may what is not for me. */
export function OverviewPage() {
  return (
    <MembersOnly
      title="My authority"
      what="What your authority looks after itself: people, gates, who sees what, other systems, the audit."
    >
      {(me) => (
        <Page
          title={me.authority.name}
          kicker="My authority"
          lead={
            <>
              What you look after yourselves. What others see of you is on{" "}
              <Link to="/authorities/$id" params={{ id: me.authority.code ?? me.authority.id }}>
                your page
              </Link>
              .
            </>
          }
        >
          <ul className={styles.sections}>
            {Object.entries(SECTIONS).map(([id, section]) => (
              <li key={id}>
                {me.rights.includes(section.right) ? (
                  <>
                    <h2>
                      <Link to={section.to}>{section.label}</Link>
                    </h2>
                    <p>{section.what}</p>
                  </>
                ) : (
                  <>
                    <h2>{section.label}</h2>
                    <p>
                      {section.what} For the role {section.roles.join(" or ")}.
                    </p>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Page>
      )}
    </MembersOnly>
  );
}
