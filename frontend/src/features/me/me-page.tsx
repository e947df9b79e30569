import { Link } from "@tanstack/react-router";
import type { Me } from "@/api/types";
import { sentence, shortAuthorityName } from "@/lib/format";
import { roleAbout } from "@/lib/roles";
import { Facts } from "@/ui/facts";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { Tag } from "@/ui/tag";
import { ViewLinkTable } from "@/ui/view-link-table";
import styles from "./me-page.module.css";
import { MySessions } from "./my-sessions";
import { PasswordForm } from "./password-form";
import { SecondFactor } from "./second-factor";

/** Oneself: who Muster takes me for, how I get in, and where I am signed in. */
export function MePage({ welcome }: { welcome: boolean }) {
  return (
    <MembersOnly
      title="My account"
      what="Your own account: your password, the second step, and where you are signed in."
    >
      {(me) => <MyAccount me={me} welcome={welcome} />}
    </MembersOnly>
  );
}

function MyAccount({ me, welcome }: { me: Me; welcome: boolean }) {
  const authority = shortAuthorityName(me.authority.name);
  return (
    <Page
      title={welcome ? `Welcome, ${me.name}` : "My account"}
      kicker={me.demonstration ? <Tag tone="mark">Demonstration</Tag> : undefined}
      lead={
        welcome ? (
          <>
            You are in.{" "}
            {me.method === "password" && !me.secondFactor
              ? "Add a second step below: it takes a minute and a phone. Then s"
              : "S"}
            ee <Link to="/">what is coming up in {authority}</Link>.
          </>
        ) : undefined
      }
    >
      <Facts
        rows={[
          { name: "Name", value: me.name },
          { name: "E-mail", value: me.email },
          {
            name: "Authority",
            value: (
              <Link to="/authorities/$id" params={{ id: me.authority.code ?? me.authority.id }}>
                {me.authority.name}
              </Link>
            ),
          },
          {
            name: me.roles.length === 1 ? "Role" : "Roles",
            value: (
              <ul className={styles.roles}>
                {me.roles.map((role) => (
                  <li key={role}>
                    <strong>{sentence(role)}</strong> {roleAbout(role)}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <p className={styles.aside}>
        Name, e-mail and roles are kept by the administrators of {authority}.
      </p>
      {me.method === "openid" ? (
        <Section title="How you sign in">
          <p>
            With your account at {authority}. Its password and its second step are looked after
            there.
          </p>
        </Section>
      ) : (
        <>
          <Section
            title="Second step"
            intro="A code from your phone besides the password: somebody who learns your password still does not get in."
          >
            <SecondFactor me={me} />
          </Section>
          <Section title="Password">
            <PasswordForm name={me.email} />
          </Section>
        </>
      )}
      {me.rights.includes("ShareViews") ? (
        <Section
          title="Links that refresh"
          intro="Spreadsheets and reports that read a list of yours without signing in. Revoke what nothing reads any more."
        >
          <ViewLinkTable whose="me" />
        </Section>
      ) : null}
      <Section
        title="Where you are signed in"
        intro="End what you do not know or do not use any more."
      >
        <MySessions />
      </Section>
    </Page>
  );
}
