import { useMutation } from "@tanstack/react-query";
import { asProblem } from "@/api/errors";
import type { Me } from "@/api/types";
import { createViewLink } from "@/api/view-links";
import { shortAuthorityName } from "@/lib/format";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { ErrorState } from "@/ui/error-state";
import styles from "./following-page.module.css";

/** A calendar of one's authority's dates, by a secret address that Outlook and others subscribe to. */
export function CalendarLink({ me }: { me: Me }) {
  const authority = shortAuthorityName(me.authority.name);
  const code = me.authority.code ?? me.authority.id;
  const make = useMutation({
    mutationFn: (format: "ics" | "atom") =>
      createViewLink({
        name: format === "ics" ? `Calendar of ${authority}` : `Feed of ${authority}`,
        list: "contracts",
        query: `authority=${code}&technology=true&live=true&sort=end`,
        format,
        seenBy: "authority",
      }),
  });
  const made = make.data;
  return (
    <>
      <p>
        The ends of {authority}’s contracts, the last days to give notice, the days by which to
        decide, and the gates, as all-day events that remind you a month before.
      </p>
      {make.error ? <ErrorState problem={asProblem(make.error)} /> : null}
      {made ? (
        <>
          <p>
            <strong>Copy this address now: it is shown this once.</strong> Whoever has it sees what
            a reader of {authority} sees in these lists, and nothing else.
          </p>
          <pre className={styles.address}>{made.address}</pre>
          <div className={styles.acts}>
            <CopyButton text={made.address} name="address" />
          </div>
          {made.address.endsWith(".ics") ? <Instructions address={made.address} /> : null}
        </>
      ) : (
        <div className={styles.acts}>
          <Button onClick={() => make.mutate("ics")}>Make a calendar address</Button>
          <Button onClick={() => make.mutate("atom")}>Make a feed address (Atom)</Button>
        </div>
      )}
    </>
  );
}

function Instructions({ address }: { address: string }) {
  return (
    <ul>
      <li>
        <strong>Outlook</strong>: Calendar, “Add calendar”, “Subscribe from web”, paste the address.
      </li>
      <li>
        <strong>Outlook for Windows (classic)</strong>: “Open calendar”, “From internet”.
      </li>
      <li>
        <strong>Apple and others</strong>:{" "}
        <a href={address.replace(/^https?:/, "webcal:")}>open it in your calendar</a>.
      </li>
    </ul>
  );
}
