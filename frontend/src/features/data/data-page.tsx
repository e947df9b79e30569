import { useQuery } from "@tanstack/react-query";
import { statsQuery } from "@/api/reference";
import { formatDate, formatNumber } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { Facts } from "@/ui/facts";
import { Page, Section } from "@/ui/page";
import { ProvenanceKey } from "@/ui/provenance";
import { QueryFrame } from "@/ui/query-frame";
import styles from "./data-page.module.css";
import { ImportTable } from "./import-table";
import { Sources } from "./sources";

/** Where the data comes from, how sure it is, and what may be done with it. */
export function DataPage() {
  const stats = useQuery(statsQuery);
  return (
    <Page
      title="About the data"
      lead="Everything here starts from notices that public buyers must publish. Muster keeps each one whole, and works the rest out from them."
    >
      <QueryFrame query={stats}>
        {(data) => (
          <Facts
            rows={[
              { name: "As of", value: formatDate(data.asOf) },
              { name: "Notices read", value: formatNumber(data.notices) },
              { name: "Contracts", value: formatNumber(data.contracts) },
              { name: "Purchases still open", value: formatNumber(data.openProcurements) },
              { name: "Vendors", value: formatNumber(data.vendors) },
              { name: "Buyers", value: formatNumber(data.authorities) },
              {
                name: "Demonstration",
                value: data.demonstration
                  ? "Yes: invented vendors, contracts and prices are mixed in, and marked so"
                  : "No: published notices only",
              },
            ]}
          />
        )}
      </QueryFrame>
      <Sources />
      <Section title="How sure is a fact" aside={<ProvenanceKey />}>
        <div className={styles.prose}>
          <p>
            <strong>Published</strong> facts stand in a notice. <strong>Inferred</strong> facts were
            worked out, such as a latest end from the words “option to extend for 2 x 12 months”:
            they are underlined with dots, and the words are shown behind the mark.{" "}
            <strong>Confirmed</strong> facts were said by an officer of the buyer and no import
            overwrites them. <strong>Claimed</strong> facts come from the vendor.
          </p>
          <p>
            A notice can be wrong, late or missing. Where nothing is known, Muster says “not known”
            and does not guess.
          </p>
        </div>
      </Section>
      <Section
        title="Imports"
        intro="What was taken in, and what could not be read, piece by piece."
      >
        <ImportTable />
      </Section>
      <Section title="Sources and licence">
        <div className={styles.prose}>
          <p>
            Notices come from <a href="https://www.find-tender.service.gov.uk/">Find a Tender</a>{" "}
            and <a href="https://www.contractsfinder.service.gov.uk/">Contracts Finder</a>. Contains
            public sector information licensed under the Open Government Licence v3.0. Borough
            outlines: Office for National Statistics, licensed under the Open Government Licence
            v3.0; contain Ordnance Survey data © Crown copyright and database right.
          </p>
          <p>
            All of it can be taken away: each list exports exactly what it shows, and{" "}
            <a href="/api/docs">the API</a> needs no key for published data.
          </p>
        </div>
      </Section>
      <ApiPanel path="/api/v1/stats" />
    </Page>
  );
}
