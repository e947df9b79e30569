import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMay, useSession } from "@/api/session";
import { QueryFrame } from "@/ui/query-frame";
import { SignInLink } from "@/ui/sign-in-link";
import { Comparisons } from "./comparisons";
import { bandsQuery } from "./queries";

type OfWhat = { of: { vendor?: string; product?: string }; what: string };

/** The section of a vendor's page. */
export function VendorPrices({ id }: { id: string }) {
  return <PricesOf of={{ vendor: id }} what="this vendor" />;
}

/** The section of a product's page. */
export function ProductPrices({ id }: { id: string }) {
  return <PricesOf of={{ product: id }} what="this product" />;
}

function PricesOf({ of, what }: OfWhat) {
  const session = useSession();
  const may = useMay("SeePriceBands");
  if (session.state === "starting") return null;
  if (session.me === null) {
    return (
      <p>
        Members compare unit prices here, in bands that tell nobody's price. <SignInLink /> to see
        them.
      </p>
    );
  }
  if (!may) return <p>Your account does not see what members pay.</p>;
  return <Told of={of} what={what} />;
}

function Told({ of, what }: OfWhat) {
  const query = useQuery(bandsQuery(of));
  return (
    <QueryFrame query={query} lines={4}>
      {({ items }) =>
        items.length === 0 ? (
          <p>
            There is nothing to tell of {what} yet: it takes the prices of at least five authorities
            other than yours. <Link to="/prices">Add yours</Link>.
          </p>
        ) : (
          <Comparisons items={items} ofVendor={of.vendor !== undefined} />
        )
      }
    </QueryFrame>
  );
}
