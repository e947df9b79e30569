import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { VendorDetail } from "@/api/types";
import { formatCount, formatNumber, formatRoundMoney } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { Facts, Figures } from "@/ui/facts";
import { FollowButton } from "@/ui/follow-button";
import { Page, Section } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { Tag } from "@/ui/tag";
import { vendorQuery } from "./queries";
import styles from "./vendor-page.module.css";
import { VendorRulings } from "./vendor-rulings";

type VendorPageProps = {
  id: string;
  reviews: ReactNode;
  contracts: ReactNode;
  opportunities: ReactNode;
  pilots: ReactNode;
  systems: ReactNode;
};

export function VendorPage({ id, ...parts }: VendorPageProps) {
  const query = useQuery(vendorQuery(id));
  return (
    <RecordFrame query={query} noun="vendor">
      {(vendor) => <VendorRecord vendor={vendor} {...parts} />}
    </RecordFrame>
  );
}

/** Null where no notice said. */
function yesOrNo(said: boolean | null | undefined): string | null {
  return typeof said === "boolean" ? (said ? "Yes" : "No") : null;
}

type VendorRecordProps = Omit<VendorPageProps, "id"> & { vendor: VendorDetail };

function VendorRecord({
  vendor,
  reviews,
  contracts,
  opportunities,
  pilots,
  systems,
}: VendorRecordProps) {
  return (
    <Page
      title={vendor.name}
      kicker={
        <>
          Vendor
          {vendor.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
        </>
      }
      aside={<FollowButton kind="vendor" subject={vendor.id} name={vendor.name} />}
    >
      <Figures
        rows={[
          { name: "Contracts", value: formatNumber(vendor.contracts) },
          { name: "Buyers", value: formatNumber(vendor.authorities) },
          { name: "Value of contracts", value: formatRoundMoney(vendor.totalValue) },
        ]}
      />
      {reviews}
      <Section title="Opportunities to buy together">{opportunities}</Section>
      <Section title="Systems in use">{systems}</Section>
      <Section title="Contracts">{contracts}</Section>
      <Section title="What boroughs tried with it">{pilots}</Section>
      <Section
        title="Who this is"
        intro="Notices spell vendors in many ways. These were taken for one company, and why."
      >
        <Facts
          rows={[
            { name: "Company number", value: vendor.companyNumber },
            { name: "Small or medium-sized", value: yesOrNo(vendor.sme) },
            { name: "Voluntary, community or social", value: yesOrNo(vendor.vcse) },
            {
              name: "Identifiers",
              value:
                vendor.identifiers.length > 0
                  ? vendor.identifiers.map((identifier) => (
                      <div key={`${identifier.scheme}${identifier.id}`}>
                        {identifier.scheme} <code>{identifier.id}</code>
                      </div>
                    ))
                  : null,
            },
            {
              name: "Names seen",
              value: (
                <ul className={styles.names}>
                  {vendor.names.map((entry) => (
                    <li key={entry.name}>
                      {entry.name}{" "}
                      <span className={styles.times}>{formatCount(entry.timesSeen, "time")}</span>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
        {vendor.decisions.length > 0 ? (
          <details className={styles.decisions}>
            <summary>{formatCount(vendor.decisions.length, "decision")} that led here</summary>
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
      </Section>
      <VendorRulings vendor={vendor} />
      <ApiPanel path={`/api/v1/vendors/${vendor.id}`} />
    </Page>
  );
}
