import { createLazyRoute } from "@tanstack/react-router";
import { ProductPrices } from "@/features/prices/vendor-prices";
import { ProductPage } from "@/features/products/product-page";
import { ProductsPage } from "@/features/products/products-page";
import { SystemTeaser } from "@/features/systems/system-teaser";
import { refine } from "@/lib/search-params";

export const products = createLazyRoute("/products")({ component: Products });
export const product = createLazyRoute("/products/$id")({ component: ProductOpen });

function Products() {
  const navigate = products.useNavigate();
  return (
    <ProductsPage
      search={products.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}

function ProductOpen() {
  const { id } = product.useParams();
  return (
    <ProductPage
      id={id}
      prices={<ProductPrices id={id} />}
      systems={({ id, name }) => (
        <SystemTeaser
          caption={`Who uses ${name}`}
          search={{ product: id, sort: "end" }}
          most={40}
          without={["name", "vendor"]}
          empty="No borough is seen to use it."
        />
      )}
    />
  );
}
