import { expect, test } from "@playwright/test";
import { expectAccessible, settled } from "./axe";

/** What went wrong unseen: exceptions, and what the security policy refused. */
let troubles: string[] = [];

test.beforeEach(async ({ page }) => {
  troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
});

test.afterEach(() => expect(troubles).toEqual([]));

test("from an opportunity to the notice that proves it", async ({ page }) => {
  await page.goto("/");
  await settled(page);
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Opportunities" })
    .click();
  await settled(page);
  await page.locator("main [data-row-link]").first().click();

  await expect(page.getByRole("heading", { name: "When each could go live" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Who must decide by when" })).toBeVisible();
  await expect(page.getByText("Suits everybody:")).toBeVisible();

  await page.locator('main a[href^="/contracts/"]').first().click();
  await expect(page.getByRole("heading", { name: "Evidence" })).toBeVisible();

  await page.locator('main a[href^="/notices/"]').first().click();
  await expect(page.getByRole("heading", { name: "As published" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What Muster made of it" })).toBeVisible();
});

test("every fact says where it comes from", async ({ page }) => {
  await page.goto("/contracts");
  await settled(page);
  await page.locator("main [data-row-link]").first().click();
  await expect(page.getByRole("heading", { name: "What is known" })).toBeVisible();

  await page.getByRole("button", { name: /^End: .*Where does this come from/ }).click();
  const origin = page.getByRole("dialog");
  await expect(origin).toBeVisible();
  await origin.getByRole("link", { name: "See the notice" }).click();
  await expect(page).toHaveURL(/\/notices\/.+at=/);
  await expect(page.getByRole("heading", { name: "As published" })).toBeVisible();
});

test("filters live in the address, and back takes them off", async ({ page }) => {
  await page.goto("/contracts");
  await settled(page);
  const found = page.getByText(/found$/);
  const all = await found.textContent();

  await page.getByText("Filters", { exact: true }).click();
  const boroughs = page.getByRole("combobox", { name: "Boroughs" });
  await boroughs.fill("Camd");
  await page.getByRole("option", { name: "Camden" }).click();
  await expect(page).toHaveURL(/authority=CMD/);
  await expect(found).not.toHaveText(all ?? "");

  await page.getByRole("button", { name: "Value" }).click();
  await expect(page).toHaveURL(/sort=-value/);
  await expect(page.getByRole("columnheader", { name: /Value/ })).toHaveAttribute(
    "aria-sort",
    "descending",
  );

  await page.goBack();
  await expect(page).not.toHaveURL(/sort=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/authority=/);
  await expect(found).toHaveText(all ?? "");
});

test("a link opens exactly what was seen", async ({ page }) => {
  await page.goto("/contracts?authority=CMD&view=timeline&sort=-value");
  await settled(page);
  await expect(page.getByRole("button", { name: "Remove Camden" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Timeline" })).toBeChecked();
  await page.getByText("Take it away, or use the API").click();
  await expect(page.getByText(/curl '.*\/api\/v1\/contracts\?.*authority=CMD/)).toBeVisible();
  await expect(page.getByRole("link", { name: "CSV" })).toHaveAttribute(
    "href",
    /authority=CMD.*format=csv/,
  );
});

test("pages go on by cursor and back by the browser", async ({ page }) => {
  await page.goto("/contracts?live=all&technology=all");
  await settled(page);
  await expect(page.getByText(/^1 to 50 of/)).toBeVisible();
  const first = await page.locator("[data-row-link]").first().textContent();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByText(/^51 to /)).toBeVisible();
  await page.goBack();
  await expect(page.getByText(/^1 to 50 of/)).toBeVisible();
  await expect(page.locator("[data-row-link]").first()).toHaveText(first ?? "");
});

test("the palette finds by keyboard alone", async ({ page }) => {
  await page.goto("/");
  await settled(page);
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "Search everything" });
  await expect(box).toBeFocused();
  await expectAccessible(page);
  await box.fill("pipel");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/pipeline/);
  await expect(page.getByRole("heading", { level: 1, name: "Pipeline" })).toBeFocused();

  await page.keyboard.press("Control+k");
  await box.fill("housing");
  await expect(
    page.getByRole("listbox", { name: "Found" }).getByRole("option").nth(1),
  ).toBeVisible();
  // Whoever types what they are after gets to a product that does it.
  await box.fill("case management");
  await expect(
    page
      .getByRole("listbox", { name: "Found" })
      .getByText(/^Product/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(box).toHaveCount(0);
});

test("single keys jump, and can be switched off", async ({ page }) => {
  await page.goto("/");
  await settled(page);
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1, name: "Contracts" })).toBeVisible();
  await settled(page);
  await expect(page.locator("[data-row-link]").first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("[data-row-link]").first()).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search contracts" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("?");
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: /Single keys/ }).uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page.getByRole("heading", { level: 1, name: "Contracts" })).toBeVisible();
});

test("a chosen borough becomes the reader's own", async ({ page }) => {
  await page.goto("/");
  await settled(page);
  await page.getByRole("combobox", { name: /Your borough/ }).fill("Hack");
  await page.getByRole("option", { name: "Hackney" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Hackney/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: /^Hackney/ })).toBeVisible();
  await expectAccessible(page);
});

test("the theme holds over a reload", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("all rows come at once when asked for, and only those in sight are drawn", async ({
  page,
}) => {
  await page.goto("/contracts");
  await settled(page);
  const total = ((await page.getByText(/found$/).textContent()) ?? "").replace(" found", "");
  await page.getByRole("button", { name: /^Show all/ }).click();
  await expect(page).toHaveURL(/rows=all/);
  await expect(page.getByText(`All ${total} are here.`)).toBeVisible({
    timeout: 20_000,
  });
  const drawn = page.getByRole("row");
  expect(await drawn.count()).toBeLessThan(80);
  await page.keyboard.press("End");
  // The header is row 1.
  const last = Number(total.replace(",", "")) + 1;
  await expect(page.locator(`tr[aria-rowindex="${last}"]`)).toHaveCount(1);
  expect(await drawn.count()).toBeLessThan(80);
  await expectAccessible(page);
});
