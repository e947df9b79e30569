import { expect, test } from "@playwright/test";
import { signIn } from "./accounts";
import { expectAccessible, expectAccessibleEverywhere, settled } from "./axe";

test("prices: whoever is not signed in learns what is here", async ({ page }) => {
  await page.goto("/prices");
  await settled(page);
  await expect(page.getByText("Sign in to see this")).toBeVisible();
  await expectAccessible(page);
});

test("prices: Camden sees where it stands, and why some of it is not told", async ({ page }) => {
  await signIn(page, "contributor@camden.example", "/prices");
  const stands = page
    .getByRole("region")
    .or(page.locator("section"))
    .filter({ hasText: "Where you stand" });
  await expect(stands.getByText("You pay in the top quarter.").first()).toBeVisible();
  await expect(stands.getByText(/The middle half pay/).first()).toBeVisible();
  await expect(stands.getByText(/Fewer than five other authorities/).first()).toBeVisible();
  await expect(page.getByText("Under an NDA").first()).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test("prices: one is added in a minute, corrected and taken back", async ({ page }) => {
  await signIn(page, "contributor@camden.example", "/prices");
  await page.getByText("Add a price").click();
  await page.getByRole("button", { name: "Put it on record" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose who is paid");
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Vendor" }).fill("Brackwith");
  await page
    .getByRole("option", { name: /Brackwith/ })
    .first()
    .click();
  await page.getByLabel("Product", { exact: true }).fill("Estatewise");
  await page.getByLabel("One of what").selectOption("property");
  await page.getByLabel("Price for one").fill("£9.40");
  await page.getByLabel("How many").fill("23,000");
  await page.getByLabel("What is included").fill("Hosting and support");
  await page.getByRole("button", { name: "Put it on record" }).click();
  await expect(page.getByText("It is on record.")).toBeVisible();
  await page.getByRole("link", { name: "Estatewise, per property and year" }).first().click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Estatewise, per property and year" }),
  ).toBeVisible();
  await settled(page);
  await expectAccessibleEverywhere(page);
  await page.getByLabel("Price for one").fill("9.90");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("£9.90").first()).toBeVisible();
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByRole("button", { name: "Yes, take it back" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Prices" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Estatewise, per property and year" })).toHaveCount(
    0,
  );
});

test("prices: Hackney sees the same vendor's band, and none of Camden's prices", async ({
  page,
}) => {
  await signIn(page, "approver@hackney.example", "/prices?whose=all");
  await expect(page.getByRole("heading", { name: "Prices on record" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "Islington" }).first()).toBeVisible();
  await expect(page.getByRole("cell", { name: "Camden" })).toHaveCount(0);
  await expect(page.getByText("Under an NDA")).toHaveCount(0);
});

test("a vendor's page is taken into a meeting: contents, years, prices, and paper", async ({
  page,
}) => {
  // axe looks at a long page three times.
  test.setTimeout(180_000);
  await signIn(page, "contributor@camden.example", "/vendors");
  const answer = await page.request.get("/api/v1/vendors?q=Corrowick&limit=1");
  const [vendor] = (await answer.json()).items;
  await page.goto(`/vendors/${vendor.id}`);
  await settled(page);
  const contents = page.getByRole("navigation", { name: "On this page" });
  for (const name of [
    "Who this is",
    "Value by year",
    "What members typically pay",
    "Open questions",
  ]) {
    await contents.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 2, name, exact: true })).toBeInViewport();
  }
  await expect(page.getByText(/The middle half pay/).first()).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/Printed from Muster, as of 23 November 2026/)).toBeVisible();
  await expect(contents).toBeHidden();
  await expect(page.getByRole("button", { name: "Print for a meeting" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
});
