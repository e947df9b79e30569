import { useQuery } from "@tanstack/react-query";
import { NoticeList } from "@/ui/notice-list";
import { QueryFrame } from "@/ui/query-frame";
import { performanceQuery } from "./queries";

/** How buyers said in public that a vendor performs. */
export function PerformanceNotices({ vendor }: { vendor: string }) {
  const query = useQuery(performanceQuery(vendor));
  return (
    <QueryFrame query={query} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <p>
            No buyer has published a contract performance notice (UK9) about this vendor. Each must,
            once a year, for contracts over £5 million that have key performance indicators.
          </p>
        ) : (
          <NoticeList notices={items} />
        )
      }
    </QueryFrame>
  );
}
