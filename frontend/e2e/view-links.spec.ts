import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { expectAccessible, settled } from "./axe";

const KEEPER = "Camden: keeps its records";

test("a list is taken away as a workbook, and as a link that refreshes until it is revoked", async ({
  page,
  playwright,
}) => {
  await page.goto("/sign-in?returnTo=%2Fcontracts%3Fauthority%3DCMD");
  await page.getByRole("button", { name: `Sign in as ${KEEPER}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Contracts" })).toBeFocused();
  await page.getByText("Take it away, or use the API").click();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Excel" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^muster-contracts-.*\.xlsx$/);
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe("PK");

  await page.getByRole("button", { name: "Make a link that refreshes" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByRole("alert")).toContainText("enter what it is for");
  const name = `Board report ${Date.now()}`;
  await page.getByLabel("What it is for").fill(name);
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByRole("heading", { name: `The link “${name}”` })).toBeFocused();
  await expectAccessible(page);
  const address = (await page.locator("code", { hasText: "/view-links/" }).textContent()) ?? "";

  // A spreadsheet has no session: another client altogether reads the link.
  const spreadsheet = await playwright.request.newContext();
  const path = new URL(address).pathname;
  const here = new URL(path, page.url()).href;
  const shown = await spreadsheet.get(here);
  expect(shown.status()).toBe(200);
  expect(await shown.text()).toContain("London Borough of Camden");

  await page.goto("/me");
  await settled(page);
  const row = page.getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText("Contracts as the authority sees them, CSV");
  await expectAccessible(page);
  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await row.getByRole("button", { name: `Revoke ${name} for good` }).click();
  await expect(row).toContainText("Ended");
  expect((await spreadsheet.get(here)).status()).toBe(404);
  await spreadsheet.dispose();
});
