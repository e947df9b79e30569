import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "./errors";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // Asking again helps when the server was out of reach or overloaded, not when it said no.
      retry: (failures, error) => {
        const { status } = asProblem(error);
        return failures < 2 && (status === 0 || status === 429 || status >= 500);
      },
    },
  },
});
