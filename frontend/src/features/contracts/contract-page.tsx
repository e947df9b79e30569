import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useToday } from "@/api/reference";
import type { ContractDetail } from "@/api/types";
import { formatDate, formatDistance, formatMoney, formatRoundMoney } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { AuthorityLink } from "@/ui/authority-link";
import { CpvCodes } from "@/ui/cpv-codes";
import { Facts, Figures } from "@/ui/facts";
import { FollowButton } from "@/ui/follow-button";
import { NoticeList } from "@/ui/notice-list";
import { Page, Section } from "@/ui/page";
import { Provenance, ProvenanceKey } from "@/ui/provenance";
import { RecordFrame } from "@/ui/record-frame";
import { saidRows } from "@/ui/said-rows";
import { Tag } from "@/ui/tag";
import { VendorLinks } from "@/ui/vendor-link";
import { ContractStatus } from "./contract-status";
import { ContractTimeline } from "./contract-timeline";
import { contractQuery } from "./queries";

type ContractPageProps = {
  id: string;
  /** As whom an approver looks at their own record: a borough's code, or the public. */
  seenBy: string | undefined;
  /** Over the page, and what its own officers do with it. */
  banner: ReactNode;
  own: ReactNode;
};

export function ContractPage({ id, seenBy, banner, own }: ContractPageProps) {
  const query = useQuery(contractQuery(id, seenBy));
  return (
    <RecordFrame query={query} noun="contract">
      {(contract) => <ContractRecord contract={contract} banner={banner} own={own} />}
    </RecordFrame>
  );
}

type ContractRecordProps = Pick<ContractPageProps, "banner" | "own"> & { contract: ContractDetail };

function ContractRecord({ contract, banner, own }: ContractRecordProps) {
  const today = useToday();
  const { term, value, facts } = contract;
  const money = value.net ?? value.gross;

  return (
    <Page
      title={contract.title}
      kicker={
        <>
          Contract of <AuthorityLink authority={contract.authority} />
          <ContractStatus contract={contract} />
          {contract.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
        </>
      }
      aside={<FollowButton kind="contract" subject={contract.id} name={contract.title} />}
    >
      {banner}
      <Figures
        rows={[
          { name: "Ends", value: formatDate(term.end) },
          { name: "At the latest", value: formatDate(term.maxEnd ?? term.end) },
          { name: "Whole value", value: formatRoundMoney(money) },
          { name: "A year", value: formatRoundMoney(value.annual) },
        ]}
      />
      <ContractTimeline contracts={[contract]} today={today} alone />
      {own}
      <Section title="What is known" aside={<ProvenanceKey />}>
        <Facts
          rows={[
            {
              name: "Vendor",
              value: (
                <Provenance name="Vendor" fact={facts.vendors}>
                  <VendorLinks vendors={contract.vendors} most={40} />
                </Provenance>
              ),
            },
            {
              name: "Service area",
              value: contract.serviceArea ? (
                <Provenance name="Service area" fact={facts.serviceArea}>
                  <Link to="/contracts" search={{ serviceArea: contract.serviceArea.code }}>
                    {contract.serviceArea.name}
                  </Link>
                </Provenance>
              ) : null,
            },
            {
              name: "Technology",
              value: (
                <Provenance name="Technology" fact={facts.technology}>
                  {contract.technology ? "Yes" : "No"}
                </Provenance>
              ),
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
                  {formatDate(term.end)} ({formatDistance(today, term.end)})
                </Provenance>
              ) : null,
            },
            {
              name: "Ends at the latest",
              value: term.maxEnd ? (
                <Provenance name="Latest end" fact={facts["term.maxEnd"]}>
                  {formatDate(term.maxEnd)} ({formatDistance(today, term.maxEnd)})
                </Provenance>
              ) : null,
            },
            {
              name: "Extensions as published",
              value: term.extensions ? (
                <Provenance name="Extensions" fact={facts["term.extensions"]}>
                  {term.extensions}
                </Provenance>
              ) : null,
            },
            {
              name: "Signed",
              value: contract.signedOn ? (
                <Provenance name="Signed" fact={facts.signedOn}>
                  {formatDate(contract.signedOn)}
                </Provenance>
              ) : null,
            },
            {
              name: "Value without VAT",
              value: value.net ? (
                <Provenance name="Value without VAT" fact={facts["value.net"]}>
                  {formatMoney(value.net)}
                </Provenance>
              ) : null,
            },
            {
              name: "Value with VAT",
              value: value.gross ? (
                <Provenance name="Value with VAT" fact={facts["value.gross"]}>
                  {formatMoney(value.gross)}
                </Provenance>
              ) : null,
            },
            ...saidRows(contract),
            {
              name: "Classification (CPV)",
              value:
                contract.cpv.length > 0 ? <CpvCodes codes={contract.cpv} fact={facts.cpv} /> : null,
            },
            ...(contract.procurement
              ? [
                  {
                    name: "From a purchase",
                    value: (
                      <Link to="/pipeline/$id" params={{ id: contract.procurement }}>
                        See the purchase
                      </Link>
                    ),
                  },
                ]
              : []),
            {
              name: "Last vouched for",
              value: contract.vouchedAt
                ? `${formatDate(contract.vouchedAt)} (${formatDistance(today, contract.vouchedAt)})`
                : null,
            },
          ]}
        />
      </Section>
      {contract.description ? (
        <Section title="In the buyer's words">
          <p style={{ maxWidth: "var(--measure)", whiteSpace: "pre-line" }}>
            {contract.description}
          </p>
        </Section>
      ) : null}
      <Section title="Evidence" intro="Every notice that told of this contract, kept as received.">
        <NoticeList notices={contract.notices} />
      </Section>
      <ApiPanel path={`/api/v1/contracts/${contract.id}`} />
    </Page>
  );
}
