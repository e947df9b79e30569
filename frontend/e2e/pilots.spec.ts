import { expect, test } from "@playwright/test";
import { signIn } from "./accounts";
import { expectAccessibleEverywhere, settled } from "./axe";

test("whoever types a new pilot sees who tried the same, and puts it on record all the same", async ({
  page,
}) => {
  // Every screen on the way is looked at in both themes and narrow.
  test.setTimeout(240_000);
  await signIn(page, "contributor@camden.example", "/pilots");
  await expect(page.getByRole("link", { name: /voice assistant shorten the queue/ })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole("link", { name: "Put a pilot on record" }).click();
  await page.getByLabel("The question").fill("Can an assistant with a voice answer repairs calls?");
  await expect(
    page.getByRole("heading", { name: /boroughs tried something like this$/ }),
  ).toBeVisible();
  await expectAccessibleEverywhere(page);

  await page.getByRole("button", { name: "Put it on record" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "Something is missing" });
  await expect(summary).toBeVisible();
  await page.getByLabel("What is tried").fill("A voice assistant on weekday mornings");
  await page.getByRole("combobox", { name: "Service areas" }).fill("Housing rep");
  await page.getByRole("option", { name: /^Housing repairs/ }).click();
  await page.getByLabel("Last day").fill("2026-10-31");
  await page.getByLabel("First day").fill("2026-05-01");
  await page.getByRole("button", { name: "Put it on record" }).click();
  const title = "Can an assistant with a voice answer repairs calls?";
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByText("It is over, and nobody has said")).toBeVisible();
  await expectAccessibleEverywhere(page);

  await page.getByRole("link", { name: "Say what was decided" }).click();
  await page.getByLabel("Decision", { exact: true }).selectOption("stopped");
  await page.getByLabel("Why", { exact: true }).fill("Nobody called in the morning");
  await expectAccessibleEverywhere(page);
  await page.getByRole("button", { name: "Save 2 changes" }).click();
  await expect(page.getByText("Nobody called in the morning")).toBeVisible();
  await page.getByRole("button", { name: "It is still so" }).click();
  await expect(page.getByText("You said so.")).toBeVisible();
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByText("Decision: from nothing to stopped")).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test("a pilot for members is found in the search by a member, and not by a visitor", async ({
  page,
}) => {
  await page.goto("/search?q=potholes+lorries");
  await settled(page);
  await expect(page.getByRole("link", { name: /refuse lorries find potholes/ })).toHaveCount(0);
  await signIn(page, "approver@hackney.example", "/search?q=potholes+lorries");
  await page.getByRole("link", { name: /refuse lorries find potholes/ }).click();
  await expect(page.getByText("Pilot of Lambeth")).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test("home reminds gently of a pilot that nobody has said a word about", async ({ page }) => {
  await signIn(page, "approver@camden.example", "/");
  await expect(page.getByRole("heading", { name: "Say a word about these pilots" })).toBeVisible();
  await page
    .getByRole("link", { name: "Say a word: Do sensors in street bins cut the rounds?" })
    .click();
  await page.getByRole("button", { name: "It is still so" }).click();
  await expect(page.getByText("You said so.")).toBeVisible();
  await page.goto("/");
  await settled(page);
  await expect(page.getByText("Do sensors in street bins cut the rounds?")).toHaveCount(0);
});
