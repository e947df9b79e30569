import "@fontsource-variable/inter/wght.css";
import "@/ui/tokens.css";
import "@/ui/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "@/api/query-client";
import { resume } from "@/api/session";
import { createAppRouter } from "./router";

// After a release the old chunks are gone: a page that asks for one starts again with the new app.
window.addEventListener("vite:preloadError", () => window.location.reload());

// Not awaited: each request waits for it. What goes wrong there shows where it was needed.
resume().catch(() => undefined);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={createAppRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);
