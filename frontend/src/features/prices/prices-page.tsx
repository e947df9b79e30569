import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useToday } from "@/api/reference";
import { useMay } from "@/api/session";
import type { Me } from "@/api/types";
import { TABLES } from "@/lib/exports";
import { shortAuthorityName } from "@/lib/format";
import { readSort } from "@/lib/search-params";
import { ApiPanel } from "@/ui/api-panel";
import { Done } from "@/ui/done";
import { EmptyState } from "@/ui/empty-state";
import { Form } from "@/ui/form";
import { ListFrame } from "@/ui/list-frame";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Segmented } from "@/ui/segmented";
import { Comparisons } from "./comparisons";
import { bodyOf, emptyDraft, wrongWith } from "./draft";
import { useRecordPrice } from "./mutations";
import { PriceFields } from "./price-fields";
import { PriceTable } from "./price-table";
import styles from "./prices.module.css";
import { bandsQuery, type PricesSearch, pricesParams, pricesQuery, SORT_KEYS } from "./queries";

type PricesPageProps = {
  search: PricesSearch;
  onSearch: (patch: Partial<PricesSearch>) => void;
};

/** What my authority pays for one of something, and where that stands. */
export function PricesPage(props: PricesPageProps) {
  return (
    <MembersOnly
      title="Prices"
      what="Members put down what they pay for a user, a licence, a property or a day, and see what is typical: in bands that tell nobody's price."
      right="SeePriceBands"
      roles={["reader"]}
    >
      {(me) => <Prices me={me} {...props} />}
    </MembersOnly>
  );
}

function Prices({ me, search, onSearch }: PricesPageProps & { me: Me }) {
  const code = me.authority.code ?? me.authority.id;
  const list = useQuery(pricesQuery(search, code));
  const bands = useQuery(bandsQuery({}));
  const mayWrite = useMay("WritePrices");
  const authority = shortAuthorityName(me.authority.name);
  return (
    <Page
      title="Prices"
      lead={`What ${authority} pays for one of something, and where that stands. Nobody sees your price unless an approver shows it; what is typical is told in bands.`}
    >
      {mayWrite ? <AddPrice open={list.data?.items.length === 0} /> : null}
      <Section title="Where you stand">
        <QueryFrame query={bands}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="Nothing to compare yet">
                <p>
                  Put a price on record, and you see here whether you pay more or less than most, as
                  soon as five others have done so.
                </p>
              </EmptyState>
            ) : (
              <Comparisons items={items} />
            )
          }
        </QueryFrame>
      </Section>
      <Section
        title="Prices on record"
        aside={
          <Segmented
            label="Whose prices"
            options={[
              { value: "mine", label: authority },
              { value: "all", label: "All that you may see" },
            ]}
            value={search.whose ?? "mine"}
            onChoose={(whose) => onSearch({ whose: whose === "all" ? "all" : undefined })}
          />
        }
      >
        <ListFrame
          query={list}
          search={search}
          onSearch={onSearch}
          empty={
            <EmptyState title="No price is on record">
              <p>
                A contract's price schedule says what one user, licence or property costs. One line
                of it takes a minute.
              </p>
            </EmptyState>
          }
        >
          {(prices, stale) => (
            <PriceTable
              prices={prices}
              stale={stale}
              sort={search.sort ?? "-on"}
              onSort={(sort) => onSearch({ sort: readSort(sort, SORT_KEYS) })}
            />
          )}
        </ListFrame>
      </Section>
      <ApiPanel path="/api/v1/price-points" query={pricesParams(search, code)} exports={TABLES} />
    </Page>
  );
}

/** A form that takes a minute, and stays for the next line of the schedule. */
function AddPrice({ open }: { open: boolean }) {
  const today = useToday();
  const record = useRecordPrice();
  const [draft, setDraft] = useState(() => emptyDraft(today));
  return (
    <details className={styles.add} open={open || undefined}>
      <summary>Add a price</summary>
      <Form
        submit="Put it on record"
        busy={record.isPending}
        problem={record.error ? asProblem(record.error) : null}
        check={() => wrongWith(draft)}
        onSubmit={() =>
          record.mutate(bodyOf(draft), {
            // The next line of a schedule is mostly of the same vendor and day.
            onSuccess: () => setDraft({ ...draft, price: "", quantity: "", included: "" }),
          })
        }
        aside={record.isSuccess ? <Done>It is on record.</Done> : null}
      >
        <PriceFields draft={draft} onChange={setDraft} />
      </Form>
    </details>
  );
}
