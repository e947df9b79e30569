import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Product } from "@/api/types";
import { formatList, formatNumber } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { Facts, Figures } from "@/ui/facts";
import { Page, Section } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { Tag } from "@/ui/tag";
import { VendorAnswers } from "@/ui/vendor-answers";
import { VendorLink } from "@/ui/vendor-link";
import { ProductRulings } from "./product-rulings";
import { productQuery } from "./queries";

type ProductPageProps = {
  id: string;
  systems: (product: Product) => ReactNode;
  /** What is typically paid for it: prices are another feature. */
  prices: ReactNode;
};

/** A product: who uses it, from whom, and what it was called before. */
export function ProductPage({ id, systems, prices }: ProductPageProps) {
  const query = useQuery(productQuery(id));
  return (
    <RecordFrame query={query} noun="product">
      {(product) => (
        <Page
          title={product.name}
          kicker={
            <>
              Product
              {product.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
            </>
          }
          aside={
            <p>
              <Link to="/systems" search={{ view: "map", product: product.id }}>
                On the map
              </Link>
            </p>
          }
        >
          <Figures
            rows={[{ name: "Boroughs that use it", value: formatNumber(product.authorities) }]}
          />
          <Facts
            rows={[
              {
                name: "Vendor",
                value: product.vendor ? (
                  <VendorLink vendor={product.vendor} />
                ) : (
                  (product.maker ?? "Not known")
                ),
              },
              {
                name: "For",
                value: formatList(product.serviceAreas.map((area) => area.name)) || "Not known",
              },
              {
                name: "Other and former names",
                value: product.names.length > 0 ? formatList(product.names) : "None",
              },
            ]}
          />
          <Section title="Who uses it">{systems(product)}</Section>
          {product.vendor ? <VendorAnswers vendor={product.vendor} product={product} /> : null}
          <Section title="What members typically pay">{prices}</Section>
          <ProductRulings product={product} />
          <ApiPanel path={`/api/v1/products/${product.id}`} />
        </Page>
      )}
    </RecordFrame>
  );
}
