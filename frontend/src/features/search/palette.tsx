import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useId, useState } from "react";
import { asProblem } from "@/api/errors";
import { Modal } from "@/ui/modal";
import { PLACES } from "./hit-link";
import styles from "./palette.module.css";
import { findQuery } from "./queries";

type Entry = { key: string; title: string; about: string; go: () => unknown };

const PAGES = [
  { to: "/", title: "Home" },
  { to: "/opportunities", title: "Opportunities" },
  { to: "/pipeline", title: "Pipeline" },
  { to: "/contracts", title: "Contracts" },
  { to: "/systems", title: "Systems" },
  { to: "/products", title: "Products" },
  { to: "/vendors", title: "Vendors" },
  { to: "/pilots", title: "Pilots" },
  { to: "/authorities", title: "Boroughs" },
  { to: "/prices", title: "Prices" },
  { to: "/data", title: "About the data" },
] as const;

/** Search everything or jump to a page, from the keyboard: type, arrows, Enter. */
export function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const words = useDeferredValue(text.trim());
  const query = useQuery(findQuery({ q: words }, 12));
  const id = useId();

  const entries: Entry[] = [
    ...PAGES.filter((page) => page.title.toLowerCase().includes(text.trim().toLowerCase())).map(
      (page) => ({
        key: page.to,
        title: page.title,
        about: "Page",
        go: () => navigate({ to: page.to }),
      }),
    ),
    ...(words.length > 1 ? (query.data?.items ?? []) : []).map((hit) => ({
      key: `${hit.kind}${hit.id}`,
      title: hit.title,
      about: [PLACES[hit.kind].name, hit.subtitle].filter(Boolean).join(" · "),
      go: () => navigate({ to: PLACES[hit.kind].to, params: { id: hit.id } }),
    })),
    ...(words.length > 1
      ? [
          {
            key: "all",
            title: `Everything about “${words}”`,
            about: "Search",
            go: () => navigate({ to: "/search", search: { q: words } }),
          },
        ]
      : []),
  ];
  const current = Math.min(chosen, entries.length - 1);

  function run(entry: Entry | undefined) {
    if (!entry) return;
    onClose();
    void entry.go();
  }

  return (
    <Modal label="Search everything" onClose={onClose} wide>
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-label="Search everything"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="A contract, a vendor, a product, a borough, a page"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            const step = event.key === "ArrowDown" ? 1 : -1;
            const next = (current + step + entries.length) % entries.length;
            setChosen(next);
            document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
          } else if (event.key === "Enter") {
            event.preventDefault();
            run(entries[current]);
          }
        }}
      />
      <div className={styles.list} id={`${id}-list`} role="listbox" aria-label="Found">
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled on the box above
          <div
            key={entry.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={styles.entry}
            onClick={() => run(entry)}
            onPointerMove={() => setChosen(index)}
          >
            <span className={styles.title}>{entry.title}</span>
            <span className={styles.about}>{entry.about}</span>
          </div>
        ))}
      </div>
      {query.error ? (
        <p role="alert" className={styles.note}>
          {asProblem(query.error).title}
        </p>
      ) : null}
      {entries.length === 0 ? <p className={styles.note}>Type two letters or more.</p> : null}
    </Modal>
  );
}
