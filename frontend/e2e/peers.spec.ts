import { expect, test } from "@playwright/test";
import { signIn } from "./accounts";
import { expectAccessibleEverywhere, settled } from "./axe";

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
  await expectAccessibleEverywhere(page);
  await page.getByRole("button", { name: "Offer to be asked" }).click();
  await expect(page.getByText("You can be asked now.")).toBeVisible();
  await expect(page.getByText("This is you")).toBeVisible();
  await expect(page.getByText("Extension 7")).toHaveCount(0);

  const other = await (await browser.newContext()).newPage();
  await signIn(other, "approver@hackney.example", vendor);
  await other.getByRole("button", { name: "Ask Camden: keeps its records" }).click();
  await other.getByLabel(/^Your question to/).fill("What did you not expect?");
  await expectAccessibleEverywhere(other);
  await other.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(other.getByText("Has a question of yours")).toBeVisible();

  await page.goto("/");
  await settled(page);
  await page.getByRole("link", { name: /^Answer Hackney/ }).click();
  await expect(page.getByText("What did you not expect?")).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole("button", { name: /^Accept the question of Hackney/ }).click();
  await expect(page.getByText("They know how to reach you.")).toBeVisible();

  await other.goto("/peers");
  await expect(other.getByText("Extension 7 (invented)")).toBeVisible();
  await other.getByRole("button", { name: /^Yes, Camden/ }).click();
  await expect(other.getByText("Did it help?")).toHaveCount(0);
  await expectAccessibleEverywhere(other);

  await page.getByRole("button", { name: /^End the offer about/ }).click();
  await expect(page.getByText("It is ended.")).toBeVisible();
  await other.reload();
  await expect(other.getByText("They take no questions any more.")).toBeVisible();
  await expect(other.getByText("Extension 7")).toHaveCount(0);
  await other.goto(vendor);
  await settled(other);
  await expect(other.getByRole("button", { name: "Ask Camden: keeps its records" })).toHaveCount(0);
});
