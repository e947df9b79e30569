import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";

type ListPage<Item> = { items: Item[]; next: string | null; total: number | null };

/** More rows than this are for an export, not for a screen. */
export const MOST_ROWS = 5_000;

/** A list fetched page after page till it is all there, in the shape of one page. */
export function useWholeList<Item>(
  query: UseInfiniteQueryResult<InfiniteData<ListPage<Item>>>,
  wanted: boolean,
) {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const goOn = wanted && hasNextPage && !isFetching && !isError && items.length < MOST_ROWS;
  useEffect(() => {
    if (goOn) void fetchNextPage();
  }, [goOn, fetchNextPage]);

  return {
    data: data && { items, next: null, total: data.pages[0]?.total ?? null },
    error: query.error,
    isPlaceholderData: false,
    refetch: query.refetch,
  };
}
