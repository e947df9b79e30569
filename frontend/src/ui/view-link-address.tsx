import { useEffect, useRef } from "react";
import type { ViewLinkWithAddress } from "@/api/view-links";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import styles from "./view-link-address.module.css";

type ViewLinkAddressProps = { made: ViewLinkWithAddress; onKept: () => void };

/** The address of a new link, which is shown this once, and what to do with it. */
export function ViewLinkAddress({ made, onKept }: ViewLinkAddressProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.handed}>
      <h2 ref={heading} tabIndex={-1}>
        The link “{made.link.name}”
      </h2>
      <p>
        It is shown only now. Whoever has it sees what it shows: keep it as you would keep a key.
      </p>
      <code className={styles.address}>{made.address}</code>
      <CopyButton text={made.address} name="link" />
      <ul className={styles.steps}>
        <li>
          <strong>Excel:</strong> Data → From Web, paste the link, choose Anonymous, Load. Data →
          Refresh All brings it up to date.
        </li>
        <li>
          <strong>Power BI:</strong> Get data → Web, paste the link, choose Anonymous. Once
          published, set a scheduled refresh.
        </li>
      </ul>
      <Button look="main" onClick={onKept}>
        I have kept it
      </Button>
    </div>
  );
}
