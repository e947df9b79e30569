import { useQuery } from "@tanstack/react-query";
import { asProblem } from "@/api/errors";
import { useMay } from "@/api/session";
import type { VendorDetail, VendorRuling } from "@/api/types";
import { formatDate, shortAuthorityName } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { VendorLink } from "@/ui/vendor-link";
import { MergeForm } from "./merge-form";
import { useUndoRuling } from "./mutations";
import { rulingsQuery } from "./queries";
import { SplitForm } from "./split-form";
import styles from "./vendor-rulings.module.css";

/** What members decided of who a vendor is, and the forms with which approvers decide. */
export function VendorRulings({ vendor }: { vendor: VendorDetail }) {
  const maySee = useMay("SeeMembers");
  const mayMerge = useMay("MergeVendors");
  if (!maySee && !mayMerge) return null;
  return (
    <Section
      title="Put right who this is"
      intro="Two vendors that are one company are merged; spellings that are another company's are split off. Imports hold to it, and it can be undone."
    >
      {mayMerge ? (
        <>
          <details className={styles.form}>
            <summary>This is part of another vendor</summary>
            <MergeForm vendor={vendor} />
          </details>
          <details className={styles.form}>
            <summary>Some of this is another company</summary>
            <SplitForm vendor={vendor} />
          </details>
        </>
      ) : null}
      {maySee ? <Decided vendor={vendor.id} mayUndo={mayMerge} /> : null}
    </Section>
  );
}

function Decided({ vendor, mayUndo }: { vendor: string; mayUndo: boolean }) {
  const query = useQuery(rulingsQuery(vendor));
  const undo = useUndoRuling();
  return (
    <>
      {undo.error ? <ErrorState problem={asProblem(undo.error)} /> : null}
      <QueryFrame query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>Nobody has merged or split it.</p>
          ) : (
            <ActionList>
              {items.map((ruling) => (
                <ActionLine
                  key={ruling.id}
                  title={<RulingInWords ruling={ruling} />}
                  note={`${shortAuthorityName(ruling.authority.name)}, ${formatDate(ruling.at)}: ${ruling.reason}${ruling.undoneAt ? ` Undone on ${formatDate(ruling.undoneAt)}.` : ""}`}
                  action={
                    mayUndo && !ruling.undoneAt ? (
                      <Button
                        aria-label={`Undo the ${ruling.kind} of ${ruling.vendor.name} and ${ruling.other.name}`}
                        onClick={() => undo.mutate(ruling.id)}
                      >
                        Undo
                      </Button>
                    ) : null
                  }
                />
              ))}
            </ActionList>
          )
        }
      </QueryFrame>
    </>
  );
}

function RulingInWords({ ruling }: { ruling: VendorRuling }) {
  const { kind, vendor, other } = ruling;
  return kind === "merge" ? (
    <>
      {vendor.name} is part of <VendorLink vendor={other} />
    </>
  ) : (
    <>
      <VendorLink vendor={other} /> was split off {vendor.name}
    </>
  );
}
