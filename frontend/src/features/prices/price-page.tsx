import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useMay, useMe } from "@/api/session";
import { formatDate, formatInstant, formatMoney, formatNumber } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { AuthorityLink } from "@/ui/authority-link";
import { Button } from "@/ui/button";
import { Done } from "@/ui/done";
import { ErrorState } from "@/ui/error-state";
import { Facts } from "@/ui/facts";
import { Form } from "@/ui/form";
import { Page, Section } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { Tag } from "@/ui/tag";
import { VendorLink } from "@/ui/vendor-link";
import { bodyOf, draftOf, wrongWith } from "./draft";
import { useChangePrice, useWithdrawPrice } from "./mutations";
import { PriceFields } from "./price-fields";
import styles from "./prices.module.css";
import { type PricePoint, priceQuery } from "./queries";
import { AUDIENCES } from "./units";

type PricePageProps = {
  id: string;
  /** Back to the list, once the price is gone. */
  onGone: () => void;
};

export function PricePage({ id, onGone }: PricePageProps) {
  const query = useQuery(priceQuery(id));
  return (
    <RecordFrame query={query} noun="price">
      {(price) => <Price price={price} onGone={onGone} />}
    </RecordFrame>
  );
}

function Price({ price, onGone }: { price: PricePoint; onGone: () => void }) {
  const me = useMe();
  const own = useMay("WritePrices") && me?.authority.id === price.authority.id;
  return (
    <Page
      title={`${price.product?.name ?? "A price"}, per ${price.unitWords}`}
      kicker={
        <>
          <Link to="/prices">Prices</Link>
          {price.nda ? <Tag tone="mark">Under an NDA</Tag> : null}
          {price.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
        </>
      }
    >
      <Facts
        rows={[
          { name: "Price for one", value: <strong>{formatMoney(price.price)}</strong> },
          { name: "How many", value: formatNumber(price.quantity) },
          { name: "Since", value: formatDate(price.on) },
          { name: "Included", value: price.included || "Nothing is said" },
          { name: "Vendor", value: <VendorLink vendor={price.vendor} /> },
          { name: "Paid by", value: <AuthorityLink authority={price.authority} /> },
          {
            name: "Contract",
            value: price.contract ? (
              <Link to="/contracts/$id" params={{ id: price.contract.id }}>
                {price.contract.title}
              </Link>
            ) : (
              "None is named"
            ),
          },
          {
            name: "Seen by",
            value: AUDIENCES.find(({ value }) => value === price.audience)?.label,
          },
          {
            name: "In bands",
            value: price.compared
              ? "Counts, with at least four others at a time"
              : "Does not count",
          },
          { name: "Put on record", value: formatInstant(price.recordedAt) },
        ]}
      />
      {own ? (
        <>
          <Section
            title="Change it"
            intro="Bands follow with the next batch, at the beginning of a quarter: no answer tells that you changed something."
          >
            <Change key={price.version} price={price} />
          </Section>
          <Section
            title="Take it back"
            intro="Nobody sees it any more, and no band counts it from now on."
          >
            <TakeBack price={price} onGone={onGone} />
          </Section>
        </>
      ) : null}
      <ApiPanel path={`/api/v1/price-points/${price.id}`} />
    </Page>
  );
}

function Change({ price }: { price: PricePoint }) {
  const change = useChangePrice();
  const [draft, setDraft] = useState(() => draftOf(price));
  return (
    <Form
      submit="Save"
      busy={change.isPending}
      problem={change.error ? asProblem(change.error) : null}
      check={() => wrongWith(draft)}
      onSubmit={() => {
        const { product, ...body } = bodyOf(draft);
        // Empty means none here, not that it stays.
        change.mutate({ price, body: { ...body, product: product ?? null } });
      }}
      aside={change.isSuccess ? <Done>Saved.</Done> : null}
    >
      <PriceFields draft={draft} onChange={setDraft} />
    </Form>
  );
}

function TakeBack({ price, onGone }: { price: PricePoint; onGone: () => void }) {
  const withdraw = useWithdrawPrice();
  const [sure, setSure] = useState(false);
  if (!sure) return <Button onClick={() => setSure(true)}>Take it back</Button>;
  return (
    <>
      {withdraw.error ? <ErrorState problem={asProblem(withdraw.error)} /> : null}
      <div className={styles.acts}>
        <Button look="main" onClick={() => withdraw.mutate(price, { onSuccess: onGone })}>
          Yes, take it back
        </Button>
        <Button onClick={() => setSure(false)}>No, keep it</Button>
      </div>
    </>
  );
}
