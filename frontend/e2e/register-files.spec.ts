import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./accounts";
import { expectAccessible, settled } from "./axe";

const sample = (name: string) =>
  fileURLToPath(new URL(`../../samples/own-register/${name}`, import.meta.url));

async function send(page: Page, name: string): Promise<void> {
  await page.goto("/my-authority/register-files");
  await settled(page);
  await page.getByLabel(/Drop your register here/).setInputFiles(sample(name));
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What each column means" })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole("status")).toHaveCount(0, { timeout: 30_000 });
}

const number = (page: Page, label: string) =>
  page.getByRole("button", { name: new RegExp(`^\\d+ ${label}$`) });

test.describe.configure({ mode: "serial" });

test("a register in Excel comes in, is looked at, taken, merged a week later and undone", async ({
  page,
}) => {
  await signIn(page, "contributor@camden.example", "/my-authority/register-files");
  await expectAccessible(page);
  await send(page, "contracts-register.xlsx");
  await expectAccessible(page);
  await expect(number(page, "New")).toHaveText("6 New");

  // What is wrong comes first, with its row and its column.
  await expect(page.getByText("Row 12")).toBeVisible();
  await expect(page.getByText(/31\/02\/2027/).first()).toBeVisible();
  await number(page, "New").click();
  await expect(page).toHaveURL(/shown=added/);
  await expect(page.getByText("Housing management system").first()).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole("button", { name: /^Take \d+ rows/ }).click();
  await expect(page.getByText(/^✓ Taken: 6 new records/)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);

  await send(page, "contracts-register-next-week.xlsx");
  await expect(number(page, "Changed")).toHaveText("1 Changed");
  await expect(number(page, "Not in the file")).toHaveText("1 Not in the file");
  await number(page, "Changed").click();
  await expect(page.getByText("30 September 2026").first()).toBeVisible();
  await page.getByRole("button", { name: /^Take \d+ rows/ }).click();
  await expect(page.getByRole("button", { name: "Undo all of it" })).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole("button", { name: "Undo all of it" }).click();
  await expect(page.getByText("It was taken, and that was undone.")).toBeVisible({
    timeout: 30_000,
  });
});

test("what a column means is corrected", async ({ page }) => {
  await signIn(page, "contributor@camden.example", "/my-authority/register-files");
  await send(page, "contracts-register.xlsx");
  await page.getByLabel("What Contract Manager means").selectOption({ label: "Notes" });
  await expect(page.getByText("You said so.")).toBeVisible({ timeout: 30_000 });
});
