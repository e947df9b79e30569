import { expect, test } from "@playwright/test";
import { expectAccessible, settled } from "./axe";

/** The invented address leads nowhere: what cannot be delivered is told as such. */
const ADDRESS = "https://systems.camden.example/muster";

test("another system is told what changes, and the log says what came of it", async ({ page }) => {
  await page.goto("/sign-in?returnTo=%2Fmy-authority%2Fclients");
  await page.getByRole("button", { name: "Sign in as Camden: looks after its people" }).click();
  await expect(
    page.getByRole("heading", { name: "Tell another system what changes" }),
  ).toBeVisible();
  await settled(page);
  await page.getByRole("button", { name: "Add an address" }).click();
  await page.getByLabel("Name").fill("Contract register");
  await page.getByLabel("Address").fill("http://10.0.0.7/muster");
  await page.getByRole("button", { name: "Add it and make its secret" }).click();
  await expect(page.getByRole("alert")).toContainText("Address");
  await expectAccessible(page);
  await page.getByLabel("Address").fill(ADDRESS);
  await page.getByRole("button", { name: "Add it and make its secret" }).click();
  await expect(
    page.getByRole("heading", { name: "The secret of Contract register" }),
  ).toBeFocused();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByText(/^whsec_/)).toHaveCount(0);

  await page.getByRole("button", { name: "Send a test Contract register" }).click();
  const test = page.getByRole("row", { name: /webhook.test/ });
  await expect(test).toContainText(/Tried 1 time/, { timeout: 20_000 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Turn off Contract register" }).click();
  await expect(page.getByText("Off", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Turn on again Contract register" }).click();
  await page.getByRole("button", { name: "Remove Contract register" }).click();
  await page.getByRole("button", { name: "Remove Contract register and its log" }).click();
  await expect(page.getByText("Nothing is sent yet")).toBeVisible();
});
