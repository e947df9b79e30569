import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import styles from "./shell.module.css";
import { ThemeSwitch } from "./theme-switch";

const NAVIGATION = [
  { to: "/opportunities", label: "Opportunities" },
  { to: "/pipeline", label: "Pipeline" },
  { to: "/contracts", label: "Contracts" },
  { to: "/systems", label: "Systems" },
  { to: "/vendors", label: "Vendors" },
  { to: "/pilots", label: "Pilots" },
  { to: "/authorities", label: "Boroughs" },
] as const;

type ShellProps = {
  pathname: string;
  borough: ReactNode;
  account: ReactNode;
  banner: ReactNode;
  /** What stands under every screen. */
  note: ReactNode;
  onSearch: () => void;
  onShortcuts: () => void;
  children: ReactNode;
};

/** What stands around every screen. */
export function Shell(props: ShellProps) {
  const { pathname, borough, account, banner, note, onSearch, onShortcuts, children } = props;
  const [open, setOpen] = useState(false);
  // Going somewhere closes the menu of narrow screens.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the trigger
  useEffect(() => setOpen(false), [pathname]);

  return (
    <>
      <a href="#main" className={styles.skip}>
        Skip to the content
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link to="/" className={styles.brand}>
            <img src="/favicon.svg" alt="" width="28" height="28" />
            Muster
          </Link>
          <button
            type="button"
            className={styles.menu}
            aria-expanded={open}
            aria-controls="navigation"
            onClick={() => setOpen(!open)}
          >
            Menu
          </button>
          <div className={styles.folding} id="navigation" data-open={open ? "" : undefined}>
            <nav aria-label="Main">
              <ul className={styles.links}>
                {NAVIGATION.map((entry) => (
                  <li key={entry.to}>
                    <Link to={entry.to} className={styles.link}>
                      {entry.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
            <div className={styles.tools}>
              {borough}
              <ThemeSwitch />
            </div>
          </div>
          <button type="button" className={styles.search} onClick={onSearch}>
            <svg aria-hidden="true" viewBox="0 0 20 20" width="16" height="16">
              <circle
                cx="8.500"
                cy="8.500"
                r="5.500"
                fill="none"
                stroke="currentColor"
                strokeWidth="2"
              />
              <path d="m13 13 5 5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
            </svg>
            <span className={styles.searchWord}>Search</span>
            <kbd className={styles.key}>Ctrl K</kbd>
          </button>
          {account}
        </div>
      </header>
      {banner}
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
        {note}
      </main>
      <footer className={styles.footer}>
        <div className={styles.foot}>
          <p>
            Contains public sector information licensed under the{" "}
            <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">
              Open Government Licence v3.0
            </a>
            .
          </p>
          <ul className={styles.footLinks}>
            <li>
              <Link to="/data">About the data</Link>
            </li>
            <li>
              <a href="/api/docs">API</a>
            </li>
            <li>
              <button type="button" className={styles.footButton} onClick={onShortcuts}>
                Keyboard shortcuts
              </button>
            </li>
          </ul>
        </div>
      </footer>
    </>
  );
}
