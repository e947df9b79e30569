import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, settled } from "./axe";

/** The server of the journeys follows one publisher that answers and one that cannot be reached. */
async function open(page: Page, path = "/data"): Promise<void> {
  await page.goto(path);
  await settled(page);
  await expect(page.getByRole("heading", { name: "How fresh it is" })).toBeVisible();
}

function source(page: Page, name: string) {
  const heading = page.getByRole("heading", { level: 3, name });
  return page.getByRole("listitem").filter({ has: heading });
}

test("anybody sees up to when everything is in, and what keeps the rest", async ({ page }) => {
  await open(page);
  const answers = source(page, "Contracts Finder");
  await expect(answers).toContainText("Up to date");
  await expect(answers).toContainText(/Everything that was published up to .+ is in\./);
  await expect(answers).toContainText("There is nothing to do.");

  const away = source(page, "Find a Tender");
  await expect(away).toContainText("Failing");
  await expect(away).toContainText("is tried again by itself");
  await expect(away).toContainText("It cannot be reached");
  await expect(page.getByRole("button", { name: /^Pause/ })).toHaveCount(0);
  await expectAccessible(page);
});

test("whoever runs the installation pauses a publisher and goes on with it", async ({ page }) => {
  await page.goto("/sign-in?returnTo=%2Fdata");
  await page.getByRole("button", { name: "Sign in as Runs this installation" }).click();
  await expect(page.getByRole("heading", { name: "How fresh it is" })).toBeVisible();
  const answers = source(page, "Contracts Finder");
  await answers.getByRole("button", { name: "Pause Contracts Finder" }).click();
  await expect(answers).toContainText("An operator paused it");
  await expectAccessible(page);
  await answers.getByRole("button", { name: "Go on with Contracts Finder" }).click();
  await expect(answers).toContainText("There is nothing to do.");

  await answers.getByText("Read everything again").click();
  await answers.getByRole("button", { name: "Read again" }).click();
  await expect(answers.getByRole("alert")).toContainText("Choose a day");
  await answers.getByLabel("From which day on").fill("2026-11-01");
  await answers.getByRole("button", { name: "Read again" }).click();
  await expect(answers.getByRole("status")).toContainText("is read again from that day on");
  await expect(answers).toContainText("There is nothing to do.");
  await expectAccessible(page);
});
