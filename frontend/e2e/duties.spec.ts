import { expect, test } from "@playwright/test";
import { signIn } from "./accounts";
import { expectAccessible, settled } from "./axe";

test.describe.configure({ mode: "serial" });

test("duties: what is due is seen, its draft opened and copied, and marked as done", async ({
  page,
}) => {
  await signIn(page, "approver@camden.example", "/my-authority/duties");
  await expectAccessible(page);
  const draft = page.getByRole("link", { name: /^Open the draft/ }).first();
  await draft.click();
  await expect(page.getByText(/fields? of \d+ filled from what is known/)).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await settled(page);
  const mark = page.getByRole("button", { name: /^Mark as done/ }).first();
  await mark.click();
  await page.getByLabel("The notice's reference").fill("094477-2026");
  await page.getByRole("button", { name: "Mark as done", exact: true }).last().click();
  await expect(page.getByText(/094477-2026/).first()).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
});

test("duties: the contracts register of a quarter is published and read by everybody", async ({
  page,
}) => {
  await signIn(page, "approver@camden.example", "/my-authority/duties");
  await page.getByRole("link", { name: "Contracts register" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Contracts register" })).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  // Most rows are whole, and nothing incomplete goes out.
  await page.getByLabel(/^Publish what only you know/).check();
  await page.getByRole("button", { name: /^Publish / }).click();
  await expect(page.getByText(/^✓ Published with \d{2,} contracts/)).toBeVisible();
  const register = await page.request.get("/api/v1/authorities/CMD/transparency-register");
  expect(register.status()).toBe(200);
});
