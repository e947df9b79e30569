import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatCount, inSentence } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import buttonStyles from "@/ui/button.module.css";
import { CopyButton } from "@/ui/copy-button";
import { DownloadButton } from "@/ui/download-button";
import { EmptyState } from "@/ui/empty-state";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { Provenance } from "@/ui/provenance";
import { QueryFrame } from "@/ui/query-frame";
import { Assessments } from "./assessments";
import styles from "./duties.module.css";
import { type DraftOf, draftAddress, draftQuery, type NoticeDraftLine } from "./queries";

const TITLES: Record<string, string> = {
  uk1: "Draft of the pipeline notice",
  uk3: "Draft of the planned procurement notice",
  uk7: "Draft of the contract details notice",
  uk9: "Draft of the contract performance notice",
  uk10: "Draft of the contract change notice",
  uk11: "Draft of the contract termination notice",
};

const WHERE_FROM: Record<string, string> = {
  process: "From earlier notices",
  party: "From the registers of authorities and suppliers",
  assessment: "From your assessments",
  rule: "From the rule itself",
};

type DraftPageProps = { of: DraftOf; kicker?: ReactNode };

/** A notice as the form on Find a Tender asks for it, to copy from line by line. */
export function DraftPage({ of, kicker }: DraftPageProps) {
  const type = of.noun === "authority" ? "uk1" : of.type;
  const title = TITLES[type] ?? "Draft of a notice";
  return (
    <MembersOnly
      title={title}
      what="Officers find here what the notice asks, filled in as far as it is known."
      right="SeeDuties"
      roles={["reader"]}
    >
      {(me) => (
        <Page title={title} kicker={kicker ?? <Back of={of} />}>
          <Draft of={of} />
          {of.noun === "contract" && type === "uk9" ? (
            <Assessments id={of.id} mayKeep={me.rights.includes("KeepDuties")} />
          ) : null}
        </Page>
      )}
    </MembersOnly>
  );
}

function Back({ of }: { of: DraftOf }) {
  if (of.noun === "authority") return <Link to="/my-authority/duties">Duties</Link>;
  return of.noun === "contract" ? (
    <Link to="/contracts/$id" params={{ id: of.id }}>
      Back to the contract
    </Link>
  ) : (
    <Link to="/pipeline/$id" params={{ id: of.id }}>
      Back to the purchase
    </Link>
  );
}

function Draft({ of }: { of: DraftOf }) {
  const query = useQuery(draftQuery(of));
  const address = draftAddress(of);
  return (
    <QueryFrame query={query} lines={14}>
      {(draft) => (
        <>
          <p>
            {formatCount(draft.filled, "field")} of {draft.needed} filled from what is known. Copy
            them into Find a Tender; what stands open is for you to say. {draft.source}.
          </p>
          <div className={styles.due}>
            <DownloadButton path={`${address}?format=ocds`}>Download as OCDS</DownloadButton>
            {of.noun === "authority" ? null : (
              <Link
                className={buttonStyles.button}
                to={of.noun === "contract" ? "/contracts/$id/edit" : "/pipeline/$id/edit"}
                params={{ id: of.id }}
              >
                Fill in what is missing
              </Link>
            )}
          </div>
          {of.noun === "authority" && draft.sections.length < 2 ? (
            <EmptyState title="No planned purchase belongs in it">
              <p>
                Purchases above £2 million whose tender notice is expected within the 18 months from
                1 April would stand here. Add them to the pipeline with value and date.
              </p>
            </EmptyState>
          ) : null}
          {draft.sections.map((section, at) => (
            // Two purchases may have one title; their place tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Section key={at} title={section.title}>
              <div>
                {section.lines.map((line) => (
                  <DraftLine key={line.label} line={line} />
                ))}
              </div>
            </Section>
          ))}
          <ApiPanel path={address} />
        </>
      )}
    </QueryFrame>
  );
}

function DraftLine({ line }: { line: NoticeDraftLine }) {
  return (
    <div className={styles.line}>
      <h3 className={styles.soft}>{line.label}</h3>
      <div className={styles.quiet}>
        {line.value ? (
          <>
            <span className={styles.value}>
              {line.fact ? (
                <Provenance name={line.label} fact={line.fact}>
                  {line.value}
                </Provenance>
              ) : (
                line.value
              )}
            </span>
            {WHERE_FROM[line.known] ? (
              <span className={styles.soft}>{WHERE_FROM[line.known]}</span>
            ) : null}
          </>
        ) : (
          <span className={styles.open}>
            {line.needed ? "Missing" : "To be said where it applies"}
          </span>
        )}
        {line.hint ? <span className={styles.soft}>{line.hint}</span> : null}
      </div>
      {line.value ? <CopyButton text={line.value} name={inSentence(line.label)} brief /> : null}
    </div>
  );
}
