import { formatCount, formatMoney } from "@/lib/format";
import { Facts } from "@/ui/facts";
import type { Band } from "./lead-time";

function days({ days: count }: Band): string {
  return count === 0 ? "Does not apply" : formatCount(count, "day");
}

/** "Up to £100,000: 20 days", row by row. */
export function Bands({ bands }: { bands: readonly Band[] }) {
  return (
    <Facts
      rows={bands.map((band) => ({
        name:
          band.upTo != null
            ? `Up to ${formatMoney({ amount: band.upTo, currency: "GBP" })}`
            : bands.length === 1
              ? "Any value"
              : "Above that",
        value: days(band),
      }))}
    />
  );
}
