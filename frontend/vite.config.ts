import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const api = process.env.MUSTER_API ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { proxy: { "/api": api, "/health": api } },
  build: {
    // light-dark() must survive the build: these browsers understand it natively.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // A strict content security policy refuses data: URLs.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
  },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://muster.test/" } },
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    testTimeout: 30_000,
    css: { modules: { classNameStrategy: "non-scoped" } },
  },
});
