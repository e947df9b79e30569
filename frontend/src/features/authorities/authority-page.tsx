import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Authority } from "@/api/types";
import { formatNumber, shortAuthorityName } from "@/lib/format";
import { useMyBorough } from "@/lib/my-borough";
import { ApiPanel } from "@/ui/api-panel";
import { Button } from "@/ui/button";
import { Facts, Figures } from "@/ui/facts";
import { Page, Section } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { Tag } from "@/ui/tag";
import { Completeness } from "./completeness";
import { authorityQuery } from "./queries";

type AuthorityPageProps = {
  id: string;
  /** Lists about this authority; they are asked for by code where there is one, else by id. */
  parts: (authority: Authority) => {
    opportunities: ReactNode;
    contracts: ReactNode;
    pipeline: ReactNode;
    /** What it uses, and who uses the same; of members. */
    systems: ReactNode;
    neighbours: ReactNode;
  };
};

export function AuthorityPage({ id, parts }: AuthorityPageProps) {
  const query = useQuery(authorityQuery(id));
  const [mine, setMine] = useMyBorough();
  return (
    <RecordFrame query={query} noun="buyer">
      {(authority) => {
        const { opportunities, contracts, pipeline, systems, neighbours } = parts(authority);
        const isMine = authority.code !== null && authority.code === mine;
        return (
          <Page
            title={authority.name}
            kicker={
              <>
                {authority.member ? "Borough" : "Public buyer"}
                {isMine ? <Tag tone="accent">Your borough</Tag> : null}
              </>
            }
            aside={
              authority.member && !isMine ? (
                <Button onClick={() => setMine(authority.code ?? null)}>
                  Make {shortAuthorityName(authority.name)} my borough
                </Button>
              ) : null
            }
          >
            <Figures
              rows={[
                {
                  name: "Technology contracts",
                  value: formatNumber(authority.technologyContracts),
                },
                { name: "Contracts of every kind", value: formatNumber(authority.contracts) },
                { name: "Planned purchases", value: formatNumber(authority.procurements) },
              ]}
            />
            <Section title="Could buy together with others">{opportunities}</Section>
            <Section title="Contracts that end next">{contracts}</Section>
            {authority.member ? (
              <>
                <Section
                  title="Systems it uses"
                  intro="By service area, as contracts tell and it says."
                >
                  {systems}
                </Section>
                <Section
                  title="Neighbours like this one"
                  intro="Boroughs that use most of what this one uses, for the same service areas."
                >
                  {neighbours}
                </Section>
              </>
            ) : null}
            <Section title="Planned purchases">{pipeline}</Section>
            {authority.member ? <Completeness authority={authority} /> : null}
            <Section
              title="Names and numbers"
              intro="Notices know this buyer by several accounts and spellings."
            >
              <AuthorityNames authority={authority} />
            </Section>
            <ApiPanel path={`/api/v1/authorities/${authority.id}`} />
          </Page>
        );
      }}
    </RecordFrame>
  );
}

function AuthorityNames({ authority }: { authority: Authority }) {
  return (
    <Facts
      rows={[
        { name: "Code", value: authority.code },
        { name: "ONS code", value: authority.gss },
        {
          name: "Identifiers",
          value:
            authority.identifiers.length > 0
              ? authority.identifiers.map((identifier) => (
                  <div key={`${identifier.scheme}${identifier.id}`}>
                    {identifier.scheme} <code>{identifier.id}</code>
                  </div>
                ))
              : null,
        },
        {
          name: "Names seen",
          value:
            authority.names.length > 0
              ? authority.names.map((name) => <div key={name}>{name}</div>)
              : null,
        },
      ]}
    />
  );
}
