import type { ReactNode } from "react";
import { useSession } from "@/api/session";
import type { Me, Right } from "@/api/types";
import { EmptyState } from "./empty-state";
import { Page } from "./page";
import { SignInLink } from "./sign-in-link";
import { Skeleton } from "./skeleton";

type MembersOnlyProps = {
  /** The name of the screen, which stands whoever looks. */
  title: string;
  /** What is here, for the visitor: "Your authority's people are listed here for …". */
  what: string;
  /** The right that it takes, by the API's name for it; none: being signed in is enough. */
  right?: Right;
  /** The roles that have the right, to say whom to ask. */
  roles?: readonly string[];
  children: (me: Me) => ReactNode;
};

/** A screen for people who are signed in: everybody else learns what it is and how to get in. */
export function MembersOnly({ title, what, right, roles = [], children }: MembersOnlyProps) {
  const session = useSession();
  if (session.state === "starting") return <Skeleton lines={10} />;
  if (session.me === null) {
    return (
      <Page title={title}>
        <EmptyState title="Sign in to see this">
          <p>{what}</p>
          <p>
            <SignInLink /> and you are back here.
          </p>
        </EmptyState>
      </Page>
    );
  }
  if (right !== undefined && !session.me.rights.includes(right)) {
    return (
      <Page title={title}>
        <EmptyState title="Your account may not open this">
          <p>{what}</p>
          <p>
            It takes the role {roles.join(" or ")}. The administrators of{" "}
            {session.me.authority.name} can give it to you.
          </p>
        </EmptyState>
      </Page>
    );
  }
  return children(session.me);
}
