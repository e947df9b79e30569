import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useToday } from "@/api/reference";
import type { VendorDetail } from "@/api/types";
import { formatDate, formatNumber, formatRoundMoney } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { Button } from "@/ui/button";
import { Figures } from "@/ui/facts";
import { FollowButton } from "@/ui/follow-button";
import { Page, Section } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { Tag } from "@/ui/tag";
import { vendorQuery } from "./queries";
import { VendorIdentity } from "./vendor-identity";
import styles from "./vendor-page.module.css";
import { VendorRulings } from "./vendor-rulings";

/** A part of the page that another feature fills. */
export type VendorSection = {
  /** What the contents lead to it by. */
  id: string;
  title: string;
  intro?: ReactNode;
  content: ReactNode;
};

type VendorPageProps = {
  id: string;
  /** In the order in which a meeting asks for them. */
  sections: readonly VendorSection[];
};

/** What a category manager takes into a meeting with a vendor: on one page, and on paper. */
export function VendorPage({ id, sections }: VendorPageProps) {
  const query = useQuery(vendorQuery(id));
  return (
    <RecordFrame query={query} noun="vendor">
      {(vendor) => <VendorRecord vendor={vendor} sections={sections} />}
    </RecordFrame>
  );
}

type VendorRecordProps = Omit<VendorPageProps, "id"> & { vendor: VendorDetail };

function VendorRecord({ vendor, sections }: VendorRecordProps) {
  const today = useToday();
  const all: readonly VendorSection[] = [
    { id: "who", title: "Who this is", content: <VendorIdentity vendor={vendor} /> },
    ...sections,
  ];
  return (
    <Page
      title={vendor.name}
      kicker={
        <>
          Vendor
          {vendor.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
        </>
      }
      aside={
        <div className={styles.acts}>
          <Button look="main" onClick={() => window.print()}>
            Print for a meeting
          </Button>
          <FollowButton kind="vendor" subject={vendor.id} name={vendor.name} />
        </div>
      }
    >
      <p className="only-print">
        Printed from Muster, as of {formatDate(today)}. What your authority keeps to itself may be
        in it: mind who reads it.
      </p>
      <Figures
        rows={[
          { name: "Contracts", value: formatNumber(vendor.contracts) },
          { name: "Buyers", value: formatNumber(vendor.authorities) },
          { name: "Value of contracts", value: formatRoundMoney(vendor.totalValue) },
        ]}
      />
      <nav aria-label="On this page" className={`${styles.contents} not-print`}>
        <ul>
          {all.map((section) => (
            <li key={section.id}>
              <a href={`#${section.id}`}>{section.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {all.map((section) => (
        <Section key={section.id} id={section.id} title={section.title} intro={section.intro}>
          {section.content}
        </Section>
      ))}
      <div className="not-print">
        <VendorRulings vendor={vendor} />
      </div>
      <ApiPanel path={`/api/v1/vendors/${vendor.id}`} />
    </Page>
  );
}
