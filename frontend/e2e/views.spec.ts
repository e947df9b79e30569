import { expect, test } from "@playwright/test";
import { signIn } from "./accounts";
import { expectAccessible } from "./axe";

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

test("the convenor makes a group, a view is shared with it, and its authorities find it", async ({
  page,
  browser,
}) => {
  const name = `Inner North ${Date.now()}`;
  await signIn(page, "convenor@loti.example", "/my-authority/groups");
  await page.getByRole("button", { name: "Make a group" }).click();
  await page.getByRole("button", { name: "Make the group" }).click();
  await expect(page.getByRole("alert")).toContainText("choose at least one authority");
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill(name);
  const who = page.getByRole("combobox", { name: "Who is in it" });
  for (const borough of ["Camden", "Hackney"]) {
    await who.fill(borough);
    await page.getByRole("option", { name: borough, exact: true }).click();
  }
  await page.getByRole("button", { name: "Make the group" }).click();
  await expect(page.getByText("2 authorities: Camden and Hackney").first()).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);

  const hackney = await (await browser.newContext()).newPage();
  await signIn(hackney, "approver@hackney.example", "/contracts?q=network&live=all");
  await hackney.getByRole("button", { name: "Save this view" }).click();
  await hackney.getByLabel("Name", { exact: true }).fill("Networks");
  await hackney.getByLabel(`Everybody of ${name}`).check();
  await hackney.getByRole("button", { name: "Save", exact: true }).click();
  await expect(hackney.getByText(/is among your views/)).toBeVisible();

  const camden = await (await browser.newContext()).newPage();
  await signIn(camden, "contributor@camden.example", "/views");
  await expect(camden.getByText(`for ${name}`)).toBeVisible();
  await expectAccessible(camden);
  await camden.context().close();

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("button", { name: /^Delete “Inner North/ }).click();
  await expect(page.getByText(name)).toHaveCount(0);
  await hackney.goto("/views");
  await expect(hackney.getByText("Only you find it")).toBeVisible();
  await hackney.context().close();
});
