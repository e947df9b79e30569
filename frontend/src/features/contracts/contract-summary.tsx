import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatDate, formatMoney } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { Provenance } from "@/ui/provenance";
import { QueryFrame } from "@/ui/query-frame";
import { VendorLinks } from "@/ui/vendor-link";
import { ContractStatus } from "./contract-status";
import { contractQuery } from "./queries";

/** A contract in short, each fact with where it comes from: to stand beside a notice. */
export function ContractSummary({ id }: { id: string }) {
  const query = useQuery(contractQuery(id));
  return (
    <QueryFrame query={query}>
      {({ title, status, vendors, serviceArea, term, value, facts }) => (
        <div>
          <h3>
            Contract:{" "}
            <Link to="/contracts/$id" params={{ id }}>
              {title}
            </Link>
          </h3>
          <Facts
            rows={[
              { name: "Status", value: <ContractStatus status={status} /> },
              { name: "Vendor", value: <VendorLinks vendors={vendors} most={6} /> },
              {
                name: "Service area",
                value: serviceArea ? (
                  <Provenance name="Service area" fact={facts.serviceArea}>
                    {serviceArea.name}
                  </Provenance>
                ) : null,
              },
              {
                name: "Starts",
                value: term.start ? (
                  <Provenance name="Start" fact={facts["term.start"]}>
                    {formatDate(term.start)}
                  </Provenance>
                ) : null,
              },
              {
                name: "Ends",
                value: term.end ? (
                  <Provenance name="End" fact={facts["term.end"]}>
                    {formatDate(term.end)}
                  </Provenance>
                ) : null,
              },
              {
                name: "Ends at the latest",
                value: term.maxEnd ? (
                  <Provenance name="Latest end" fact={facts["term.maxEnd"]}>
                    {formatDate(term.maxEnd)}
                  </Provenance>
                ) : null,
              },
              {
                name: "Value",
                value: (value.net ?? value.gross) ? formatMoney(value.net ?? value.gross) : null,
              },
            ]}
          />
        </div>
      )}
    </QueryFrame>
  );
}
