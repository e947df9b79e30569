import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { queryClient } from "@/api/query-client";
import { reloadSession } from "@/api/session";
import { server } from "./server";

// A screen's code is fetched when it is first opened, which takes a busy machine a while.
configure({ asyncUtilTimeout: 10_000 });

// jsdom has no layout to scroll.
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;

// jsdom has no CSS object; React Aria escapes ids with it.
vi.stubGlobal("CSS", { escape: (id: string) => id.replace(/[^\w-]/g, (sign) => `\\${sign}`) });

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));

afterEach(() => {
  cleanup();
  server.resetHandlers();
  queryClient.clear();
  localStorage.clear();
  reloadSession({ remembered: false });
});

afterAll(() => server.close());
