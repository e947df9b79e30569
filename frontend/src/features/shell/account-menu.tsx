import { Link } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState } from "react";
import { asProblem, type Problem } from "@/api/errors";
import { signOut, useSession } from "@/api/session";
import type { Me } from "@/api/types";
import { shortAuthorityName } from "@/lib/format";
import { SignInLink } from "@/ui/sign-in-link";
import styles from "./account-menu.module.css";

/** Who is signed in and what is theirs; for everybody else the way in. */
export function AccountMenu({ pathname }: { pathname: string }) {
  const session = useSession();
  if (session.state === "starting") return <span className={styles.waiting} aria-hidden="true" />;
  if (session.me === null) return <SignInLink className={styles.signIn} />;
  return <Account key={session.me.id} me={session.me} pathname={pathname} />;
}

/** "AP" for Anwen Price, where there is no room for more. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? "")
    .join("");
}

function Account({ me, pathname }: { me: Me; pathname: string }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // Going somewhere closes it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the trigger
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("focusin", elsewhere);
    };
  }, [open]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from anywhere inside
    <div
      ref={box}
      className={styles.account}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={id}
        aria-label={`Account: ${me.name}`}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.initials} aria-hidden="true">
          {initials(me.name)}
        </span>
        <span className={styles.name} aria-hidden="true">
          {me.name}
        </span>
      </button>
      <div id={id} className={styles.panel} hidden={!open}>
        <p className={styles.who}>
          <strong>{me.name}</strong>
          <span>{shortAuthorityName(me.authority.name)}</span>
        </p>
        <ul className={styles.links}>
          <li>
            <Link to="/me" className={styles.link}>
              My account
            </Link>
          </li>
          <li>
            <Link to="/views" className={styles.link}>
              Saved views
            </Link>
          </li>
          <li>
            <Link to="/following" className={styles.link}>
              What I follow
            </Link>
          </li>
          <li>
            <Link to="/reviews" className={styles.link}>
              Reviews
            </Link>
          </li>
          <li>
            <Link to="/prices" className={styles.link}>
              Prices
            </Link>
          </li>
          <li>
            <Link to="/peers" className={styles.link}>
              Peers: ask and be asked
            </Link>
          </li>
          <li>
            <Link to="/my-authority" className={styles.link}>
              My authority
            </Link>
          </li>
          <li>
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                setProblem(null);
                signOut().then(
                  () => document.getElementById("main")?.focus(),
                  (error: unknown) => setProblem(asProblem(error)),
                );
              }}
            >
              Sign out
            </button>
          </li>
        </ul>
        {problem ? (
          <p className={styles.problem} role="alert">
            You are still signed in. {problem.title}. {problem.detail}
          </p>
        ) : null}
      </div>
    </div>
  );
}
