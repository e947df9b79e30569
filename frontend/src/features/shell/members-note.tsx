import { useSession } from "@/api/session";
import { SignInLink } from "@/ui/sign-in-link";
import styles from "./members-note.module.css";

/** What members see besides, by the first part of the address. */
const BESIDES: Record<string, string> = {
  "": "what ends for their own authority, with one action each",
  opportunities: "who wants to join, what each needs, and whom to ask",
  contracts: "the end dates, prices and intentions that boroughs share with each other",
  pipeline: "the plans that boroughs share with each other before any notice",
  systems: "what boroughs confirm of their systems: hosting, users, satisfaction and notes",
  products: "what boroughs say to each other of the products they use",
  vendors: "the prices and intentions that boroughs share about a vendor's contracts",
  pilots: "what boroughs tried and tell each other, and whom to ask",
  authorities: "how each borough decides, and how complete its register is",
};

/** Tells the public visitor, once and quietly, what signing in would add to this screen. */
export function MembersNote({ pathname }: { pathname: string }) {
  const { state } = useSession();
  const besides = BESIDES[pathname.split("/")[1] ?? ""];
  if (state !== "nobody" || besides === undefined) return null;
  return (
    <p className={`${styles.note} not-print`}>
      You see everything that is published. Members who <SignInLink>sign in</SignInLink> also see{" "}
      {besides}.
    </p>
  );
}
