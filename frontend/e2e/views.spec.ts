import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { expectAccessible, settled } from "./axe";

/** The demonstration's people: the server says who they are and how to sign in. */
type Account = { name: string; password: string; who: string };

async function accounts(request: APIRequestContext): Promise<Account[]> {
  const answer = await request.get("/api/v1/sign-in");
  return (await answer.json()).demonstration;
}

async function signIn(page: Page, who: string, returnTo: string): Promise<void> {
  const account = (await accounts(page.request)).find((entry) => entry.name === who);
  if (!account) throw new Error(`There is no demonstration account ${who}`);
  await page.goto(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByLabel("Name", { exact: true }).fill(account.name);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Account/ })).toBeVisible();
  await settled(page);
}

test("a list is saved as a view, shared, opened again and deleted", async ({ page }) => {
  await signIn(page, "approver@camden.example", "/contracts?q=system&live=all");
  const found = await page.getByText(/ found$/).textContent();
  await page.getByRole("button", { name: "Save this view" }).click();
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill("Every system");
  await page.getByLabel(/^Everybody of Camden/).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("link", { name: "See your views" }).click();
  await expect(page.getByRole("heading", { name: "Saved views" })).toBeVisible();
  await expect(page.getByText("Shared in Camden")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Every system" }).click();
  await expect(page).toHaveURL(/\/contracts\?.*q=system/);
  await expect(page).toHaveURL(/live=all/);
  await expect(page.getByText(found ?? "")).toBeVisible();

  await page.goto("/views");
  await page.getByRole("button", { name: "Delete Every system" }).click();
  await page.getByRole("button", { name: /^Delete “Every system” for everybody/ }).click();
  await expect(page.getByText("You have saved no view yet")).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
});
