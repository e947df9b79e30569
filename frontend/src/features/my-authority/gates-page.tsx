import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Me } from "@/api/types";
import { formatCount, formatDate } from "@/lib/format";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Bands } from "./bands";
import { gateName } from "./gate-kinds";
import { GatesForm } from "./gates-form";
import { governanceQuery } from "./queries";
import { SectionPage } from "./section-page";

export function GatesPage() {
  return <SectionPage section="gates">{(me) => <Gates me={me} />}</SectionPage>;
}

function Gates({ me }: { me: Me }) {
  const authority = me.authority.code ?? me.authority.id;
  const query = useQuery(governanceQuery(authority));
  const [editing, setEditing] = useState(false);
  const mayEdit = me.rights.includes("ManageSettings");
  return (
    <QueryFrame query={query}>
      {(governance) =>
        editing ? (
          <GatesForm
            authority={authority}
            governance={governance}
            onClose={() => setEditing(false)}
          />
        ) : (
          <>
            {governance.described ? (
              <>
                <Section title="Lead time">
                  <p>
                    From the decision to going live, by the value of a purchase over its whole term.
                    Described {formatDate(governance.updatedAt)}.
                  </p>
                  <Bands bands={governance.leadTime} />
                </Section>
                {governance.gates.map((gate) => (
                  <Section key={`${gate.kind} ${gate.name ?? ""}`} title={gateName(gate)}>
                    <Bands bands={gate.durations} />
                  </Section>
                ))}
                <Section title="Tender">
                  <Bands bands={governance.tender} />
                </Section>
              </>
            ) : (
              <EmptyState title="Nothing is described yet">
                <p>
                  Until it is, Muster counts {formatCount(governance.leadTime[0]?.days ?? 0, "day")}{" "}
                  for you as for every authority. Describe your own gates, and the latest dates to
                  commit become yours.
                </p>
              </EmptyState>
            )}
            {mayEdit ? (
              <div>
                <Button look="main" onClick={() => setEditing(true)}>
                  {governance.described ? "Change it" : "Describe how we decide"}
                </Button>
              </div>
            ) : (
              <p>Your administrators can change it.</p>
            )}
          </>
        )
      }
    </QueryFrame>
  );
}
