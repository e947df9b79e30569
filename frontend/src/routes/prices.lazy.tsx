import { createLazyRoute, useNavigate } from "@tanstack/react-router";
import { PricePage } from "@/features/prices/price-page";
import { PricesPage } from "@/features/prices/prices-page";
import { refine } from "@/lib/search-params";

export const Prices = createLazyRoute("/prices")({ component: PricesOpen });
export const Price = createLazyRoute("/prices/$id")({ component: PriceOpen });

function PricesOpen() {
  const navigate = Prices.useNavigate();
  return (
    <PricesPage
      search={Prices.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}

function PriceOpen() {
  const { id } = Price.useParams();
  const navigate = useNavigate();
  return <PricePage id={id} onGone={() => void navigate({ to: "/prices" })} />;
}
