import { Link } from "@tanstack/react-router";
import { Section } from "./page";

type VendorAnswersProps = {
  vendor: { id: string; name: string };
  /** Whose contracts end when is told of one product. */
  product?: { id: string; name: string } | null;
};

/** What whoever found a product asks next, and where its vendor's page answers it. */
export function VendorAnswers({ vendor, product }: VendorAnswersProps) {
  const params = { id: vendor.id };
  return (
    <Section title="Before you buy">
      <ul>
        <li>
          <Link to="/vendors/$id" params={params} hash="reviews">
            What boroughs say of {vendor.name}
          </Link>
          , with its replies
        </li>
        <li>
          <Link to="/vendors/$id" params={params} hash="peers">
            Whom to call
          </Link>{" "}
          who has it
        </li>
        <li>
          <Link to="/vendors/$id" params={params} hash="prices">
            What it should cost
          </Link>
          , as members typically pay
        </li>
        {product ? (
          <li>
            <Link to="/systems" search={{ view: "ends", product: product.id }}>
              Who renews {product.name} when
            </Link>
            , quarter by quarter
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
