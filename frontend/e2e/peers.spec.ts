import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, settled } from "./axe";

/** The demonstration's people: the server says who they are and how to sign in. */
type Account = { name: string; password: string; who: string };

async function signIn(page: Page, who: string, returnTo: string): Promise<void> {
  const answer = await page.request.get("/api/v1/sign-in");
  const accounts: Account[] = (await answer.json()).demonstration;
  const account = accounts.find((entry) => entry.name === who);
  if (!account) throw new Error(`There is no demonstration account ${who}`);
  await page.goto(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByLabel("Name", { exact: true }).fill(account.name);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Account/ })).toBeVisible();
  await settled(page);
}

/** Light, dark, and 320 px wide. */
async function expectGood(page: Page): Promise<void> {
  await settled(page);
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 320, height: 700 });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.setViewportSize(size);
}

test("somebody offers to be asked, is asked, accepts, and ends it with one press", async ({
  page,
  browser,
}) => {
  // Every screen on the way is looked at in both themes and narrow.
  test.setTimeout(240_000);
  const { items } = await (await page.request.get("/api/v1/vendors?limit=1&q=limited")).json();
  const vendor = `/vendors/${items[0].id}`;
  await signIn(page, "contributor@camden.example", vendor);
  await page.getByRole("button", { name: "Offer to be asked" }).click();
  await page.getByLabel("What you know").fill("The first year after go-live");
  await page.getByLabel("How to reach you").fill("Extension 7 (invented)");
  await expectGood(page);
  await page.getByRole("button", { name: "Offer to be asked" }).click();
  await expect(page.getByText("You can be asked now.")).toBeVisible();
  await expect(page.getByText("This is you")).toBeVisible();
  await expect(page.getByText("Extension 7")).toHaveCount(0);

  const other = await (await browser.newContext()).newPage();
  await signIn(other, "approver@hackney.example", vendor);
  await other.getByRole("button", { name: "Ask Camden: keeps its records" }).click();
  await other.getByLabel(/^Your question to/).fill("What did you not expect?");
  await expectGood(other);
  await other.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(other.getByText("Has a question of yours")).toBeVisible();

  await page.goto("/");
  await settled(page);
  await page.getByRole("link", { name: /^Answer Hackney/ }).click();
  await expect(page.getByText("What did you not expect?")).toBeVisible();
  await expectGood(page);
  await page.getByRole("button", { name: /^Accept the question of Hackney/ }).click();
  await expect(page.getByText("They know how to reach you.")).toBeVisible();

  await other.goto("/peers");
  await expect(other.getByText("Extension 7 (invented)")).toBeVisible();
  await other.getByRole("button", { name: /^Yes, Camden/ }).click();
  await expect(other.getByText("Did it help?")).toHaveCount(0);
  await expectGood(other);

  await page.getByRole("button", { name: /^End the offer about/ }).click();
  await expect(page.getByText("It is ended.")).toBeVisible();
  await other.reload();
  await expect(other.getByText("They take no questions any more.")).toBeVisible();
  await expect(other.getByText("Extension 7")).toHaveCount(0);
  await other.goto(vendor);
  await settled(other);
  await expect(other.getByRole("button", { name: "Ask Camden: keeps its records" })).toHaveCount(0);
});
