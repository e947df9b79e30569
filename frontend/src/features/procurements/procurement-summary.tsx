import { Link } from "@tanstack/react-router";
import type { Procurement } from "@/api/types";
import { formatDate, formatMoney } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { Provenance } from "@/ui/provenance";
import { StageTag } from "./stage-tag";

/** A planned purchase in short, each fact with where it comes from: to stand beside a notice. */
export function ProcurementSummary({ procurement }: { procurement: Procurement }) {
  const { id, title, stage, serviceArea, expectedStart, tenderDeadline, value, facts } =
    procurement;
  return (
    <div>
      <h3>
        Purchase:{" "}
        <Link to="/pipeline/$id" params={{ id }}>
          {title}
        </Link>
      </h3>
      <Facts
        rows={[
          { name: "Stage", value: <StageTag stage={stage} /> },
          {
            name: "Service area",
            value: serviceArea ? (
              <Provenance name="Service area" fact={facts.serviceArea}>
                {serviceArea.name}
              </Provenance>
            ) : null,
          },
          {
            name: "Expected start",
            value: expectedStart ? (
              <Provenance name="Expected start" fact={facts.expectedStart}>
                {formatDate(expectedStart)}
              </Provenance>
            ) : null,
          },
          { name: "Tenders due", value: tenderDeadline ? formatDate(tenderDeadline) : null },
          {
            name: "Value",
            value: (value.net ?? value.gross) ? formatMoney(value.net ?? value.gross) : null,
          },
        ]}
      />
    </div>
  );
}
