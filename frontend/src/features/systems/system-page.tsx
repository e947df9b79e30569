import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asProblem } from "@/api/errors";
import { useMay, useMe } from "@/api/session";
import type { System } from "@/api/types";
import { formatDate, formatList, formatNumber, inSentence, shortAuthorityName } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { AuthorityLink } from "@/ui/authority-link";
import { ErrorState } from "@/ui/error-state";
import { Facts } from "@/ui/facts";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { RecordFrame } from "@/ui/record-frame";
import { Tag } from "@/ui/tag";
import { VendorAnswers } from "@/ui/vendor-answers";
import { VendorLink } from "@/ui/vendor-link";
import { statementOf, useSay } from "./mutations";
import { systemHistoryQuery, systemQuery } from "./queries";
import { Rate, Satisfaction } from "./satisfaction";
import { StateTag } from "./state-tag";
import { StatementForm } from "./statement-form";
import { SystemTeaser } from "./system-teaser";
import { HOSTING_WORDS, STATE_MEANS } from "./words";

export function SystemPage({ id }: { id: string }) {
  const query = useQuery(systemQuery(id));
  return (
    <RecordFrame query={query} noun="system">
      {(system) => <SystemRecord system={system} />}
    </RecordFrame>
  );
}

function SystemRecord({ system }: { system: System }) {
  const me = useMe();
  const mayWrite = useMay("WriteSystems");
  const isOurs = mayWrite && me?.authority.id === system.authority.id;
  const { product, vendor, serviceArea, authority, evidence, contract } = system;
  return (
    <Page
      title={system.name}
      kicker={
        <>
          System of {shortAuthorityName(authority.name)}
          <StateTag state={system.state} />
          {system.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
        </>
      }
      lead={`${shortAuthorityName(authority.name)} uses it for ${inSentence(serviceArea.name)}: ${STATE_MEANS[system.state]}.`}
    >
      <Facts
        rows={[
          { name: "Used by", value: <AuthorityLink authority={authority} /> },
          {
            name: "For",
            value: (
              <Link to="/systems" search={{ view: "list", serviceArea: serviceArea.code }}>
                {serviceArea.name}
              </Link>
            ),
          },
          {
            name: "Product",
            value: product ? (
              <Link to="/products/$id" params={{ id: product.id }}>
                {product.name}
              </Link>
            ) : (
              "Not named"
            ),
          },
          { name: "Vendor", value: vendor ? <VendorLink vendor={vendor} /> : "Not known" },
          {
            name: "Contract that pays",
            value: contract ? (
              <>
                <Link to="/contracts/$id" params={{ id: contract.id }}>
                  {contract.title}
                </Link>
                {contract.end ? `, until ${formatDate(contract.end)}` : ""}
                {contract.maxEnd && contract.maxEnd !== contract.end
                  ? ` (${formatDate(contract.maxEnd)} with every extension)`
                  : ""}
              </>
            ) : (
              "Not known"
            ),
          },
          { name: "Hosting", value: system.hosting ? HOSTING_WORDS[system.hosting] : "Not said" },
          {
            name: "Users",
            value: typeof system.users === "number" ? formatNumber(system.users) : "Not said",
          },
          {
            name: "Live since",
            value: system.goLive
              ? formatDate(system.goLive)
              : evidence?.since
                ? `${formatDate(evidence.since)} or later, by its first contract`
                : "Not said",
          },
          {
            name: "Supported until",
            value: system.endOfSupport ? formatDate(system.endOfSupport) : "Not said",
          },
          {
            name: "Exchanges data with",
            value: system.integrations.length > 0 ? formatList(system.integrations) : "Not said",
          },
          {
            name: "Satisfaction",
            value: isOurs ? (
              <OwnSatisfaction system={system} />
            ) : (
              <Satisfaction value={system.satisfaction ?? null} />
            ),
          },
          { name: "Notes", value: system.notes ?? "Not said" },
        ]}
      />
      <Section title="How this is known">
        {evidence ? (
          <p>
            {evidence.reason}{" "}
            {evidence.words === system.name ? "It stands in" : `“${evidence.words}” stands in`}{" "}
            <Link to="/contracts/$id" params={{ id: evidence.contract }}>
              a contract
            </Link>
            .
          </p>
        ) : (
          <p>No contract tells of it.</p>
        )}
        {system.claimedAt ? <p>A vendor claimed it on {formatDate(system.claimedAt)}.</p> : null}
        {system.confirmedAt ? (
          <p>
            {shortAuthorityName(authority.name)} said on {formatDate(system.confirmedAt)} that it is{" "}
            {system.state === "rejected" ? "not in use" : "in use"}.
          </p>
        ) : null}
        <History id={system.id} />
      </Section>
      {isOurs ? (
        <Section
          title="What we say of it"
          intro="No contract overwrites it. What was said before stays in the history."
        >
          <StatementForm key={system.version} system={system} />
        </Section>
      ) : null}
      {product ? (
        <Section title="Who uses it">
          <SystemTeaser
            caption={`Who uses ${product.name}`}
            search={{ product: product.id, view: "list" }}
            most={20}
            without={["name", "vendor"]}
            empty="Nobody is seen to."
          />
        </Section>
      ) : null}
      {vendor ? <VendorAnswers vendor={vendor} product={product} /> : null}
      <ApiPanel path={`/api/v1/systems/${system.id}`} />
    </Page>
  );
}

/** One click on a number, and it is said. */
function OwnSatisfaction({ system }: { system: System }) {
  const say = useSay(system);
  return (
    <>
      <Rate
        label="How content are its users?"
        value={system.satisfaction ?? null}
        busy={say.isPending}
        onRate={(satisfaction) => say.mutate({ ...statementOf(system), satisfaction })}
      />
      {say.error ? <ErrorState problem={asProblem(say.error)} /> : null}
    </>
  );
}

const KINDS = {
  confirmed: "confirmed that it is in use",
  rejected: "said that it is not in use",
  withdrawn: "took back what had been said",
  claimed: "claimed that it is in use",
} as const;

function History({ id }: { id: string }) {
  const query = useQuery(systemHistoryQuery(id));
  return (
    <QueryFrame query={query} lines={2}>
      {({ items }) =>
        items.length === 0 ? null : (
          <details>
            <summary>What was said of it</summary>
            <ul>
              {items.map((saying) => (
                <li key={`${saying.at}${saying.kind}`}>
                  {formatDate(saying.at)}: {saying.vendor ? saying.vendor.name : "the authority"}{" "}
                  {KINDS[saying.kind]}
                  {saying.satisfaction ? `, satisfaction ${saying.satisfaction} of 5` : ""}
                  {saying.notes ? `: ${saying.notes}` : "."}
                </li>
              ))}
            </ul>
          </details>
        )
      }
    </QueryFrame>
  );
}
