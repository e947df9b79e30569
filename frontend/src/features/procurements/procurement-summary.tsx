import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatDate, formatMoney } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { Provenance } from "@/ui/provenance";
import { QueryFrame } from "@/ui/query-frame";
import { procurementQuery } from "./queries";
import { StageTag } from "./stage-tag";

/** A planned purchase in short, each fact with where it comes from: to stand beside a notice. */
export function ProcurementSummary({ id }: { id: string }) {
  const query = useQuery(procurementQuery(id));
  return (
    <QueryFrame query={query}>
      {({ title, stage, serviceArea, expectedStart, tenderDeadline, value, facts }) => (
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
      )}
    </QueryFrame>
  );
}
