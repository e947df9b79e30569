import { Link } from "@tanstack/react-router";
import type { VendorDetail } from "@/api/types";
import { formatCount } from "@/lib/format";
import { Facts } from "@/ui/facts";
import styles from "./vendor-page.module.css";

/** Null where no notice said. */
function yesOrNo(said: boolean | null | undefined): string | null {
  return typeof said === "boolean" ? (said ? "Yes" : "No") : null;
}

/** The company behind all the spellings, and why each was taken for it. */
export function VendorIdentity({ vendor }: { vendor: VendorDetail }) {
  const schemes = [...new Set(vendor.identifiers.map(({ scheme }) => scheme))];
  const others = vendor.names.filter(({ name }) => name !== vendor.name);
  return (
    <>
      <Facts
        rows={[
          { name: "Company number", value: vendor.companyNumber },
          { name: "Small or medium-sized", value: yesOrNo(vendor.sme) },
          { name: "Voluntary, community or social", value: yesOrNo(vendor.vcse) },
          {
            name: "Identifiers",
            value:
              schemes.length > 0
                ? schemes.map((scheme) => <Ids key={scheme} of={vendor} scheme={scheme} />)
                : null,
          },
          {
            name: "Also spelt",
            value:
              others.length > 0 ? (
                <ul className={styles.names}>
                  {others.map((entry) => (
                    <li key={entry.name}>
                      {entry.name}{" "}
                      <span className={styles.times}>{formatCount(entry.timesSeen, "time")}</span>
                    </li>
                  ))}
                </ul>
              ) : (
                "Every notice spells it alike"
              ),
          },
        ]}
      />
      {vendor.decisions.length > 0 ? (
        <details className={`${styles.decisions} not-print`}>
          <summary>
            Why these were taken for one company: {formatCount(vendor.decisions.length, "decision")}
          </summary>
          <ul>
            {vendor.decisions.map((decision) => (
              <li key={`${decision.decidedAt}${decision.name}`}>
                <strong>{decision.name}</strong> ({decision.outcome}): {decision.reason}{" "}
                {decision.notice ? (
                  <Link to="/notices/$id" params={{ id: decision.notice }}>
                    See the notice
                  </Link>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** Ids of one register that are read at a glance. */
const FEW = 5;

/** What one register calls it: a publisher may have made an entry of one company for each of its notices. */
function Ids({ of, scheme }: { of: VendorDetail; scheme: string }) {
  const ids = of.identifiers.filter((identifier) => identifier.scheme === scheme);
  const [first, rest] = [ids.slice(0, FEW), ids.slice(FEW)];
  return (
    <div>
      {scheme} <Codes ids={first} />
      {rest.length > 0 ? (
        <details className="not-print">
          <summary>{formatCount(rest.length, "more", "more")}</summary>
          <Codes ids={rest} />
        </details>
      ) : null}
    </div>
  );
}

function Codes({ ids }: { ids: VendorDetail["identifiers"] }) {
  return ids.map(({ id }, index) => (
    <span key={id}>
      {index > 0 ? ", " : null}
      <code>{id}</code>
    </span>
  ));
}
