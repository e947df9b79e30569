import { Link } from "@tanstack/react-router";
import { Tag } from "@/ui/tag";
import { VendorLink } from "@/ui/vendor-link";
import { Band } from "./band";
import styles from "./band.module.css";
import type { PriceComparison } from "./queries";

type ComparisonsProps = {
  items: readonly PriceComparison[];
  /** On a vendor's own page its name need not stand again. */
  ofVendor?: boolean;
};

/** What is typical, product by product; and kindly why it is not told where it is not. */
export function Comparisons({ items, ofVendor = false }: ComparisonsProps) {
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={`${item.vendor.id}${item.product?.id ?? ""}${item.unit}`} className={styles.item}>
          <Comparison item={item} ofVendor={ofVendor} />
        </li>
      ))}
    </ul>
  );
}

function Comparison({ item, ofVendor }: { item: PriceComparison; ofVendor: boolean }) {
  const { product, vendor, unitWords, band, withheld, own, together, restsOn } = item;
  return (
    <>
      <h3>
        {product?.name ?? "No product named"}
        {ofVendor ? null : (
          <>
            , <VendorLink vendor={vendor} />
          </>
        )}
        , per {unitWords}
      </h3>
      {band ? (
        <>
          {own?.words ? (
            <p>
              <strong>{own.words}</strong>
            </p>
          ) : null}
          <Band band={band} unitWords={unitWords} own={own} />
          <p className={styles.note}>{restsOn}</p>
        </>
      ) : (
        <>
          <p>
            <Tag tone="mark">No band yet</Tag> {withheld?.words}
          </p>
          <p className={styles.note}>{WHAT_HELPS[withheld?.reason ?? "tooFew"]}</p>
        </>
      )}
      {together ? (
        <div className={styles.together}>
          <p>{together.words}</p>
          <Band band={together.band} unitWords={unitWords} />
        </div>
      ) : null}
      {own ? (
        <p className={`${styles.note} not-print`}>
          <Link to="/prices/$id" params={{ id: own.pricePoint }}>
            Your price, and who sees it
          </Link>
        </p>
      ) : null}
    </>
  );
}

/** What somebody can do where nothing is told. */
const WHAT_HELPS = {
  tooFew:
    "That is so that nobody can work out what one of them pays. Ask a peer to add theirs: it takes a minute, and nobody sees it.",
  twoDominate: "That is so that neither can work out what the other pays. More prices change it.",
  waiting:
    "That is so that nobody can tell whose price went. It comes back by itself at the beginning of a quarter.",
} as const;
