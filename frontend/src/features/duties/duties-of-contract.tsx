import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useToday } from "@/api/reference";
import { useMe } from "@/api/session";
import { Section } from "@/ui/page";
import { draftType, dueInWords, KINDS } from "./duty-words";
import { dutiesOfContractQuery } from "./queries";

/** On a contract's own page: what of it is to be published, quietly. Nothing where nothing is. */
export function DutiesOfContract({ id }: { id: string }) {
  const me = useMe();
  const today = useToday();
  const query = useQuery({
    ...dutiesOfContractQuery(id),
    enabled: me?.rights.includes("SeeDuties") ?? false,
    // Another authority's contract answers as if there were none.
    retry: false,
  });
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title="Duties" aside={<Link to="/my-authority/duties">All duties</Link>}>
      <ul>
        {items.map((duty) => {
          const type = draftType(duty);
          return (
            <li key={`${duty.kind} ${duty.occurrence}`}>
              {type ? (
                <Link to="/contracts/$id/notice/$type" params={{ id, type }}>
                  {KINDS[duty.kind]}
                  {duty.notice ? ` (${duty.notice})` : ""}
                </Link>
              ) : (
                KINDS[duty.kind]
              )}
              : {dueInWords(duty, today)}
              {duty.optional ? ", if you choose to" : ""}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
