import { expect, test } from "@playwright/test";
import { signIn } from "./accounts";
import { expectAccessible, settled } from "./axe";

test("ends come by themselves, and can be chosen, paused and taken up again", async ({ page }) => {
  await signIn(page, "approver@hackney.example", "/following");
  await expect(page.getByRole("heading", { name: "What I follow" })).toBeVisible();
  for (const months of ["24 months", "18 months", "12 months", "6 months"]) {
    await expect(page.getByLabel(months, { exact: true })).toBeChecked();
  }
  await expectAccessible(page);
  await page.getByLabel("24 months", { exact: true }).uncheck();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.reload();
  await settled(page);
  await expect(page.getByLabel("24 months", { exact: true })).not.toBeChecked();

  await page.getByRole("button", { name: "Pause everything" }).click();
  await expect(page.getByText("Everything is paused.")).toBeVisible();
  await page.getByRole("button", { name: "Tell me again" }).click();
  await expect(page.getByRole("button", { name: "Pause everything" })).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
});

test("a link that leads nowhere says so, to whoever has it", async ({ page }) => {
  await page.goto("/answer/nothing-of-this-kind");
  await settled(page);
  await expect(page.getByText("This link leads nowhere")).toBeVisible();
  await expectAccessible(page);
});
