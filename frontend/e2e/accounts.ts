import { expect, type Page } from "@playwright/test";
import { settled } from "./axe";

/** The demonstration's people: the server says who they are and how to sign in. */
type Account = { name: string; password: string };

/** Signs in by name and password, and is where it leads to. */
export async function signIn(page: Page, who: string, to: string): Promise<void> {
  const answer = await page.request.get("/api/v1/sign-in");
  const accounts: Account[] = (await answer.json()).demonstration;
  const account = accounts.find((entry) => entry.name === who);
  if (!account) throw new Error(`There is no demonstration account ${who}`);
  await page.goto(`/sign-in?returnTo=${encodeURIComponent(to)}`);
  await page.getByLabel("Name", { exact: true }).fill(account.name);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === to.split("?")[0]);
  await expect(page.getByRole("button", { name: /^Account/ })).toBeVisible();
  await settled(page);
}
