import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectAccessibleEverywhere, settled } from "./axe";

/** The first record of each kind that the server has, so that the journeys need no fixed data. */
async function firstOf(page: Page, noun: string, query = ""): Promise<string> {
  const answer = await page.request.get(`/api/v1/${noun}?limit=1${query}`);
  expect(answer.ok()).toBe(true);
  const { items } = await answer.json();
  return items[0].id;
}

const SCREENS: Record<string, (page: Page) => Promise<string>> = {
  home: async () => "/",
  opportunities: async () => "/opportunities",
  "opportunities as a timeline": async () => "/opportunities?view=timeline",
  opportunity: async (page) => `/opportunities/${await firstOf(page, "opportunities")}`,
  pipeline: async () => "/pipeline",
  "pipeline as a timeline": async () => "/pipeline?view=timeline",
  purchase: async (page) => `/pipeline/${await firstOf(page, "procurements")}`,
  contracts: async () => "/contracts",
  "contracts as a timeline": async () => "/contracts?view=timeline",
  contract: async (page) => `/contracts/${await firstOf(page, "contracts")}`,
  vendors: async () => "/vendors",
  vendor: async (page) => `/vendors/${await firstOf(page, "vendors")}`,
  pilots: async () => "/pilots",
  pilot: async (page) => `/pilots/${await firstOf(page, "pilots")}`,
  "a pilot to put on record": async () => "/pilots/new",
  "systems as a matrix": async () => "/systems",
  "systems on the map": async () => "/systems?view=map",
  "systems as a list": async () => "/systems?view=list",
  "what changes when": async () => "/systems?view=ends",
  concentration: async () => "/systems?view=market",
  system: async (page) => `/systems/${await firstOf(page, "systems", "&named=true")}`,
  products: async () => "/products",
  product: async (page) => `/products/${await firstOf(page, "products")}`,
  peers: async () => "/peers",
  boroughs: async () => "/authorities",
  borough: async (page) => `/authorities/${await firstOf(page, "authorities", "&member=true")}`,
  notice: async (page) => `/notices/${await firstOf(page, "notices")}`,
  search: async () => "/search?q=housing",
  "about the data": async () => "/data",
  "the kit": async () => "/dev/ui",
  "page not found": async () => "/nowhere",
  "record not found": async () => "/contracts/00000000-0000-7000-8000-000000000000",
};

for (const [name, address] of Object.entries(SCREENS)) {
  test(`${name} is accessible in light and dark, and fits a narrow screen`, async ({ page }) => {
    // The matrix of all boroughs takes axe its time, four times over.
    test.setTimeout(180_000);
    await page.goto(await address(page));
    if (name === "record not found") await expect(page.getByRole("alert")).toBeVisible();
    else await settled(page);
    await expectAccessibleEverywhere(page);
  });
}

test("the menu of a narrow screen opens and leads on", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/");
  await page.getByRole("button", { name: "Menu" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Contracts", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Contracts" })).toBeVisible();
});
