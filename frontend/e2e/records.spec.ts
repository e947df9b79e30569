import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./accounts";
import { expectAccessible, settled } from "./axe";

/** Opens an address, signed in or not: the refresh cookie takes the session up again. */
async function go(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

const CAMDEN_APPROVER = "approver@camden.example";
const HACKNEY_APPROVER = "approver@hackney.example";

test.describe.configure({ mode: "serial" });

test("ten imported contracts are confirmed from the keyboard, and the last is undone", async ({
  page,
}) => {
  await signIn(page, CAMDEN_APPROVER, "/contracts");
  await go(page, "/confirm");
  const progress = page.getByRole("progressbar", { name: "Confirmed" });
  await expect(progress).toBeVisible();
  const before = Number(await progress.getAttribute("value"));
  await expectAccessible(page);

  await page.keyboard.press("j");
  for (let count = 1; count <= 10; count += 1) {
    await page.keyboard.press("Enter");
    await expect(progress).toHaveAttribute("value", String(before + count));
  }
  await page.keyboard.press("u");
  await expect(progress).toHaveAttribute("value", String(before + 9));
  await page.keyboard.press("c");
  await expect(progress).toHaveAttribute("value", String(before + 10));

  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
});

test("an end is corrected in place, with what the notice says beside it", async ({ page }) => {
  await signIn(page, CAMDEN_APPROVER, "/contracts");
  await go(page, "/confirm");
  const end = page.getByRole("button", { name: /^Edit ends of / });
  await end.click();
  const box = page.getByLabel("Ends", { exact: true });
  await expect(box).toBeFocused();
  await expect(page.getByText(/The notice says|No notice says/)).toBeVisible();
  await box.fill("2031-03-31");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Ends: confirmed/ })).toBeVisible();
});

test("a contract goes under an agreement, and Hackney sees what Camden lets it see", async ({
  page,
  browser,
}) => {
  await signIn(page, CAMDEN_APPROVER, "/contracts");
  const answer = await page.request.get(
    "/api/v1/contracts?authority=CMD&technology=true&live=true&sort=-value&limit=1",
  );
  const { id, title } = (await answer.json()).items[0];
  await go(page, `/contracts/${id}/edit`);
  await page.getByLabel("Renewal").selectOption("willNotRenew");
  await page.getByLabel("Notes").fill("The exit plan is agreed.");
  await page.getByRole("button", { name: /^Save \d/ }).click();
  await expect(page.getByRole("heading", { name: /^Yours: Camden/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Change who sees this" }).click();
  await settled(page);
  const whole = page.getByRole("group", { name: "Who sees what we say of this" });
  await whole.getByRole("radio", { name: "Every member" }).check();
  await page
    .getByRole("group", { name: "Who sees the notes" })
    .getByRole("radio", { name: "Only us" })
    .check();
  await page.getByRole("button", { name: "Save who sees this" }).click();
  await expect(page.getByText("Saved. This is who sees it now.")).toBeVisible();
  await page.getByRole("button", { name: "Put it under an agreement" }).click();
  await expect(page.getByText("Clear a field")).toBeVisible();
  await expectAccessible(page);

  await go(page, `/contracts/${id}`);
  await page.getByLabel("See it as").selectOption("HCK");
  await expect(page.getByText(/You see this contract as/)).toBeVisible();
  await expect(page.getByText("Will not renew")).toBeVisible();
  await expect(page.getByText("The exit plan is agreed.")).toHaveCount(0);
  await expectAccessible(page);

  const other = await browser.newPage();
  await signIn(other, HACKNEY_APPROVER, "/contracts");
  await go(other, `/contracts/${id}`);
  await expect(other.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(other.getByText("Will not renew")).toBeVisible();
  await expect(other.getByText("The exit plan is agreed.")).toHaveCount(0);
  await expect(other.getByText(/^Yours:/)).toHaveCount(0);
  await other.close();

  const public_ = await browser.newPage();
  await go(public_, `/contracts/${id}`);
  await expect(public_.getByText("Will not renew")).toHaveCount(0);
  await public_.close();
});

test("two people who edit one record meet", async ({ page, browser }) => {
  await signIn(page, CAMDEN_APPROVER, "/contracts");
  const answer = await page.request.get(
    "/api/v1/contracts?authority=CMD&technology=true&live=true&sort=-end&limit=1",
  );
  const { id } = (await answer.json()).items[0];
  const colleague = await browser.newPage();
  await signIn(colleague, CAMDEN_APPROVER, "/contracts");
  await go(page, `/contracts/${id}/edit`);
  await go(colleague, `/contracts/${id}/edit`);

  await colleague.getByLabel("Ends", { exact: true }).fill("2033-03-31");
  await colleague.getByRole("button", { name: "Save 1 change" }).click();
  await expect(colleague.getByRole("heading", { name: /^Yours/ })).toBeVisible();

  await page.getByLabel("Ends", { exact: true }).fill("2032-03-31");
  await page.getByLabel("Who looks after it").fill("Housing systems team");
  await page.getByRole("button", { name: "Save 2 changes" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Somebody else saved first" }),
  ).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("group", { name: "Ends" })
    .getByRole("radio", { name: /Your colleague's$/ })
    .check();
  await page.getByRole("button", { name: "Save both" }).click();
  await expect(page.getByRole("heading", { name: /^Yours/ })).toBeVisible();
  await expect(page.getByText("Housing systems team")).toBeVisible();
  await expect(page.getByText(/31 March 2033/).first()).toBeVisible();
  await colleague.close();
});

test("home says what to do next, and a stance is one of the things", async ({ page }) => {
  await signIn(page, CAMDEN_APPROVER, "/contracts");
  await go(page, "/");
  await expect(
    page.getByRole("heading", { level: 1, name: "Camden: what to do next" }),
  ).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /^Say where you stand/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Say where Camden stands" }).click();
  await page.getByRole("radio", { name: /^Comparing notes/ }).check();
  await page.getByLabel("What Camden needs").fill("A shared specification by March");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take this stance" }).click();
  await expect(page.getByText("Needs: A shared specification by March")).toBeVisible();
});

for (const [name, address] of [
  ["the list to confirm", "/confirm"],
  ["a new contract", "/contracts/new"],
  ["a new purchase", "/pipeline/new"],
] as const) {
  test(`${name} tells the visitor kindly what it is`, async ({ page }) => {
    await go(page, address);
    await expect(page.getByText("Sign in to see this")).toBeVisible();
    await expectAccessible(page);
  });
}
