import { Link } from "@tanstack/react-router";

type Named = { id: string; name: string };

export function VendorLink({ vendor }: { vendor: Named }) {
  return (
    <Link to="/vendors/$id" params={{ id: vendor.id }}>
      {vendor.name}
    </Link>
  );
}

/** A framework may have 35 suppliers: the first few, and how many more. */
export function VendorLinks({ vendors, most = 2 }: { vendors: readonly Named[]; most?: number }) {
  if (vendors.length === 0) return <>Not published</>;
  const rest = vendors.length - most;
  return (
    <>
      {vendors.slice(0, most).map((vendor, index) => (
        <span key={vendor.id}>
          {index > 0 ? ", " : null}
          <VendorLink vendor={vendor} />
        </span>
      ))}
      {rest > 0 ? ` and ${rest} more` : null}
    </>
  );
}
