import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./accounts";
import { expectAccessibleEverywhere, settled } from "./axe";

async function go(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

const CAMDEN_APPROVER = "approver@camden.example";
const CAMDEN_CONTRIBUTOR = "contributor@camden.example";
const HACKNEY_APPROVER = "approver@hackney.example";

test.describe.configure({ mode: "serial" });

test("the matrix says who uses what, and leads to a system and its product", async ({ page }) => {
  await go(page, "/systems");
  const matrix = page.getByRole("region", { name: "Matrix of boroughs and service areas" });
  await expect(matrix.getByRole("rowheader", { name: /Housing management/ })).toBeVisible();
  const marks = matrix.getByRole("link", { name: /inferred, Hackney$/ });
  expect(await marks.count()).toBeGreaterThan(10);
  const mark = matrix.getByRole("link", { name: /^Corrow Homes, / }).first();
  const [name = ""] = ((await mark.getAttribute("aria-label")) ?? "").split(",");
  await mark.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("How this is known")).toBeVisible();
  await page.getByRole("link", { name, exact: true }).first().click();
  await expect(page).toHaveURL(/\/products\//);
  await expect(page.getByRole("table", { name: `Who uses ${name}` })).toBeVisible();
});

test("systems are confirmed and rejected from the keyboard, rated in one click, and undone", async ({
  page,
}) => {
  await signIn(page, CAMDEN_CONTRIBUTOR, "/systems");
  await go(page, "/systems/confirm");
  const progress = page.getByRole("status").filter({ hasText: "done" });
  await expect(progress).toHaveText(/^0 of \d+ done$/);
  await page.keyboard.press("c");
  await expect(progress).toHaveText(/^1 of/);
  await page.keyboard.press("r");
  await expect(progress).toHaveText(/^2 of/);
  await expect(page.getByText("Not ours")).toBeVisible();
  await page.keyboard.press("u");
  await expect(progress).toHaveText(/^1 of/);
  await expect(page.getByText("Not ours")).toHaveCount(0);
  const rated = page.getByRole("button", { name: "4 of 5" }).first();
  await rated.click();
  await expect(rated).toHaveAttribute("aria-pressed", "true");
  await expectAccessibleEverywhere(page);
});

test("what an officer says of a system is for those it is said to", async ({ page, browser }) => {
  await signIn(page, CAMDEN_APPROVER, "/systems");
  await go(page, "/systems?view=list&authority=CMD&state=inferred");
  await page.getByRole("table", { name: "Systems" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/systems\/[0-9a-f-]{36}/);
  await settled(page);
  const address = page.url();
  await page.getByLabel("Users", { exact: true }).fill("321");
  await page.getByLabel("Notes").fill("Quince says the reports are slow.");
  await page.getByRole("button", { name: "Confirm that we use it" }).click();
  await expect(page.getByText("Confirmed", { exact: true }).first()).toBeVisible();
  await expectAccessibleEverywhere(page);

  const stranger = await browser.newPage();
  await go(stranger, address);
  // Of others that use the same, the page tells as well: the first mark is this one's.
  await expect(stranger.getByText("Inferred", { exact: true }).first()).toBeVisible();
  await expect(stranger.getByText("Quince")).toHaveCount(0);
  await signIn(stranger, HACKNEY_APPROVER, "/systems");
  await go(stranger, address);
  await expect(stranger.getByText("Quince says the reports are slow.").first()).toBeVisible();
  await stranger.close();
});

test("what a vendor claims is shown to members as claimed", async ({ page }) => {
  await go(page, "/systems?view=list&state=claimed");
  await expect(page.getByText("No system matches")).toBeVisible();
  await signIn(page, HACKNEY_APPROVER, "/systems");
  await go(page, "/systems?view=list&state=claimed");
  await page.getByRole("table", { name: "Systems" }).getByRole("link").first().click();
  await expect(page.getByText(/A vendor claimed it on/)).toBeVisible();
});

test("products are merged after a takeover, and parted again", async ({ page }) => {
  await signIn(page, CAMDEN_APPROVER, "/systems");
  await go(page, "/products?q=Estatewise");
  await page.getByRole("link", { name: "Estatewise" }).click();
  await settled(page);
  await page.getByText("This is part of another product").click();
  await page.getByRole("combobox", { name: "Estatewise is part of" }).fill("Corrow Homes");
  await page.getByRole("option", { name: "Corrow Homes" }).click();
  await page.getByLabel("Why").first().fill("Sold under the buyer's name since the takeover");
  await page.getByRole("button", { name: "Merge the two" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Corrow Homes" })).toBeVisible();
  await page.getByRole("button", { name: "Undo the merge of Estatewise" }).click();
  await expect(page.getByText(/Undone on/)).toBeVisible();
  await expectAccessibleEverywhere(page);
});
