import { Link } from "@tanstack/react-router";
import type { Contract } from "@/api/types";
import { formatDate, formatMoney } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { Provenance } from "@/ui/provenance";
import { VendorLinks } from "@/ui/vendor-link";
import { ContractStatus } from "./contract-status";

/** A contract in short, each fact with where it comes from: to stand beside a notice. */
export function ContractSummary({ contract }: { contract: Contract }) {
  const { id, title, vendors, serviceArea, term, value, facts } = contract;
  const money = value.net ?? value.gross;
  return (
    <div>
      <h3>
        Contract:{" "}
        <Link to="/contracts/$id" params={{ id }}>
          {title}
        </Link>
      </h3>
      <Facts
        rows={[
          {
            name: "Status",
            value: (
              <Provenance name="Status" fact={facts.status}>
                <ContractStatus contract={contract} />
              </Provenance>
            ),
          },
          {
            name: "Vendor",
            value: (
              <Provenance name="Vendor" fact={facts.vendors}>
                <VendorLinks vendors={vendors} most={6} />
              </Provenance>
            ),
          },
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
            value: money ? (
              <Provenance name="Value" fact={facts[value.net ? "value.net" : "value.gross"]}>
                {formatMoney(money)}
              </Provenance>
            ) : null,
          },
        ]}
      />
    </div>
  );
}
