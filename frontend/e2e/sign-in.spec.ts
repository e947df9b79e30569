import { createHmac } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, settled } from "./axe";

/** The invented people that a demonstration offers on its sign-in page. */
async function signInAs(page: Page, who: string, returnTo = "/"): Promise<void> {
  await page.goto(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole("button", { name: `Sign in as ${who}` }).click();
  await expect(page.getByRole("button", { name: /^Account: / })).toBeVisible();
}

const KEEPER = "Camden: keeps its records";
const APPROVER = "Camden: decides who sees them";
const ADMINISTRATOR = "Camden: looks after its people";
const OPERATOR = "Runs this installation";

/** What went wrong unseen: exceptions, and what the security policy refused. */
let troubles: string[] = [];

function watch(page: Page): void {
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    // The browser itself tells of every answer from 400 on; what matters shows on the screen.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      troubles.push(message.text());
  });
}

test.beforeEach(({ page }) => {
  troubles = [];
  watch(page);
});

test.afterEach(() => expect(troubles).toEqual([]));

test("the way in leads back to where the reader was", async ({ page }) => {
  await page.goto("/contracts?authority=CMD");
  await settled(page);
  await expect(page.getByText("You see everything that is published.")).toBeVisible();
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await settled(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: `Sign in as ${KEEPER}` }).click();

  await expect(page).toHaveURL(/\/contracts\?authority=CMD$/);
  await expect(page.getByRole("heading", { level: 1, name: "Contracts" })).toBeFocused();
  await expect(page.getByText("You see everything that is published.")).toHaveCount(0);

  // A reload keeps the session, and nothing of it lies in a storage that scripts can read.
  await page.reload();
  await expect(page.getByRole("button", { name: /^Account: / })).toBeVisible();
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(stored).not.toMatch(/eyJ|ey[A-Za-z0-9_-]{20}/);
  expect(stored).not.toContain("__Host-");

  await page.getByRole("button", { name: /^Account: / }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You see everything that is published.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("a wrong password says what to do, by name and password alone", async ({ page }) => {
  await page.goto("/sign-in");
  await settled(page);
  await page.getByLabel("Name").fill("approver@camden.example");
  await page.getByLabel("Password", { exact: true }).fill("not this one");
  await page.keyboard.press("Enter");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Check both and try again");
  await expect(alert).toBeFocused();
  await expectAccessible(page);
});

test("two tabs go on when both wake up at once, and sign out together", async ({ context }) => {
  const one = await context.newPage();
  const two = await context.newPage();
  watch(one);
  watch(two);
  await signInAs(one, APPROVER, "/contracts");
  await two.goto("/contracts");
  await Promise.all([one.reload(), two.reload()]);
  for (const page of [one, two]) {
    await expect(page.getByRole("button", { name: /^Account: / })).toBeVisible();
  }
  await Promise.all([one.reload(), two.reload()]);
  for (const page of [one, two]) {
    await expect(page.getByRole("button", { name: /^Account: / })).toBeVisible();
  }

  await one.getByRole("button", { name: /^Account: / }).click();
  await one.getByRole("button", { name: "Sign out" }).click();
  await expect(two.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("a session ended elsewhere keeps what was being written", async ({ page, context }) => {
  await signInAs(page, ADMINISTRATOR, "/my-authority/people");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("Name").fill("Cai Rowe");
  await page.getByLabel("E-mail").fill(`cai.rowe.${Date.now()}@camden.example`);
  // What ending the session from another device leaves behind: no cookie, and a token that is no good.
  await context.clearCookies();
  await page.route("**/api/v1/people", (route) =>
    route.request().method() === "POST"
      ? route.fulfill({ status: 401, json: { title: "Nobody is signed in", status: 401 } })
      : route.continue(),
  );
  await page.getByRole("button", { name: "Invite", exact: true }).click();

  const dialog = page.getByRole("dialog", { name: "Your session is over" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/api/v1/people");
  await dialog.getByLabel("Password", { exact: true }).fill("harbour lantern bicycle");
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel("Name")).toHaveValue("Cai Rowe");
});

/** The code that an authenticator app shows for a secret at a time (RFC 6238). */
function codeOf(secret: string, at: number): string {
  const bits = [...secret]
    .map((letter) =>
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
    )
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", key).update(step).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, "0");
}

test("somebody is invited, joins, adds a second step and gets in with it", async ({
  page,
  browser,
}) => {
  await signInAs(page, ADMINISTRATOR, "/my-authority/people");
  const email = `eryl.moss.${Date.now()}@camden.example`;
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("Name").fill("Eryl Moss");
  await page.getByLabel("E-mail").fill(email);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const link = await page.getByText(/\/join\//).textContent();

  const context = await browser.newContext();
  const joiner = await context.newPage();
  watch(joiner);
  await joiner.goto(link ?? "");
  await settled(joiner);
  await expectAccessible(joiner);
  const password = "otter pebble marmalade 7";
  await joiner.getByLabel("Password", { exact: true }).fill("short");
  await joiner.getByRole("button", { name: "Join" }).click();
  await expect(joiner.getByRole("alert").getByRole("link", { name: /^Password: / })).toBeVisible();
  await joiner.getByLabel("Password", { exact: true }).fill(password);
  await joiner.getByRole("button", { name: "Join" }).click();
  await expect(joiner.getByRole("heading", { name: "Welcome, Eryl Moss" })).toBeVisible();

  await joiner.getByRole("button", { name: "Set it up" }).click();
  await expect(joiner.getByRole("img", { name: /^QR code/ })).toBeVisible();
  await expectAccessible(joiner);
  const secret = (await joiner.locator("code").first().textContent())?.replaceAll(" ", "") ?? "";
  const setUpAt = Date.now();
  await joiner.getByLabel("Six-digit code").fill(codeOf(secret, setUpAt));
  await joiner.getByRole("button", { name: "Turn it on" }).click();
  await expect(joiner.getByRole("list", { name: "Recovery codes" })).toBeVisible();
  await expectAccessible(joiner);
  const recovery = await joiner.getByRole("list", { name: "Recovery codes" }).locator("code").all();
  const spare = (await recovery[0]?.textContent()) ?? "";
  await joiner.getByRole("button", { name: "I have kept them" }).click();
  await joiner.getByRole("button", { name: /^Account: / }).click();
  await joiner.getByRole("button", { name: "Sign out" }).click();

  await joiner.goto("/sign-in?returnTo=/vendors");
  await joiner.getByLabel("Name").fill(email);
  await joiner.getByLabel("Password", { exact: true }).fill(password);
  await joiner.keyboard.press("Enter");
  await expect(joiner.getByLabel("Six-digit code")).toBeFocused();
  await expectAccessible(joiner);
  // The next step's code: the one that set it up was used.
  await joiner.getByLabel("Six-digit code").fill(codeOf(secret, setUpAt + 30_000));
  await joiner.keyboard.press("Enter");
  await expect(joiner.getByRole("heading", { level: 1, name: "Vendors" })).toBeVisible();

  await joiner.getByRole("button", { name: /^Account: / }).click();
  await joiner.getByRole("button", { name: "Sign out" }).click();
  await joiner.goto("/sign-in");
  await joiner.getByLabel("Name").fill(email);
  await joiner.getByLabel("Password", { exact: true }).fill(password);
  await joiner.keyboard.press("Enter");
  await joiner.getByRole("button", { name: "Use a recovery code instead" }).click();
  await joiner.getByLabel("Recovery code").fill(spare);
  await joiner.keyboard.press("Enter");
  await expect(joiner.getByRole("button", { name: "Account: Eryl Moss" })).toBeVisible();

  // The administrator suspends them: their next click finds them signed out.
  await page.goto("/my-authority/people");
  await page.getByRole("link", { name: "Eryl Moss" }).last().click();
  await page.getByRole("button", { name: "Suspend Eryl Moss" }).click();
  await expect(page.getByText("Suspended", { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
  await joiner.goto("/me");
  await expect(joiner.getByText("Sign in to see this")).toBeVisible();
  await context.close();
});

test("another system gets in with a secret that is shown once", async ({ page, request }) => {
  await signInAs(page, ADMINISTRATOR, "/my-authority/clients");
  await page.getByRole("button", { name: "Let another system in" }).click();
  await page.getByLabel("Name").fill("Contracts warehouse");
  await page.getByLabel("Read contracts").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make its secret" }).click();
  const made = page.getByRole("heading", { name: "The secret of Contracts warehouse" });
  await expect(made).toBeFocused();
  await expectAccessible(page);
  const [id, secret] = await page.locator("p > code").allTextContents();
  const token = await request.post("/api/v1/oauth/token", {
    form: { grant_type: "client_credentials", client_id: id ?? "", client_secret: secret ?? "" },
  });
  expect(token.ok()).toBe(true);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.reload();
  await expect(page.getByRole("row", { name: /Contracts warehouse/ }).first()).not.toContainText(
    "Never",
  );
});

test("gates make the lead time, and audiences are set for what comes", async ({ page }) => {
  await signInAs(page, ADMINISTRATOR, "/my-authority/gates");
  await page.getByRole("button", { name: /Describe how we decide|Change it/ }).click();
  await page.getByRole("button", { name: "Add it" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Lead time" })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/my-authority/audiences");
  await page.getByLabel("Prices are seen by").selectOption({ label: "Only us" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expectAccessible(page);
});

test("a body that buys for the authority is said to be part of it, and that it no longer is", async ({
  page,
}) => {
  await signInAs(page, ADMINISTRATOR, "/my-authority/parts");
  await page.getByRole("button", { name: "Say that a body is part of Camden" }).click();
  await page.getByRole("button", { name: "Say so" }).click();
  await expect(page.getByRole("alert")).toContainText("choose the body");
  await page.getByRole("combobox", { name: "Which body" }).fill("nhs");
  const found = page.getByRole("option", { name: /NHS/ }).first();
  const name = (await found.textContent()) ?? "";
  await found.click();
  await page.getByLabel("Why").fill("Our shared service since 2019");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Say so" }).click();
  const end = page.getByRole("button", { name: `End: ${name} is part of us` });
  await expect(end).toBeVisible();
  await expectAccessible(page);
  await end.click();
  await page.getByRole("button", { name: `${name} is no longer part of us` }).click();
  await expect(page.getByRole("heading", { name: "No longer" })).toBeVisible();
  await expectAccessible(page);
});

test("the audit tells what was done, and is taken away whole", async ({ page }) => {
  await signInAs(page, ADMINISTRATOR, "/my-authority/audit");
  await settled(page);
  await expect(page.getByRole("heading", { name: "Checkpoint" })).toBeVisible();
  await expectAccessible(page);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Whole audit, to verify" }).click();
  expect((await saving).suggestedFilename()).toMatch(/^muster-audit-.*\.ndjson$/);
});

test("those without the role learn who has it", async ({ page }) => {
  await signInAs(page, KEEPER, "/my-authority/people");
  await expect(page.getByText(/It takes the role administrator/)).toBeVisible();
  await expectAccessible(page);
});

const SCREENS: Record<string, string> = {
  "my account": "/me",
  "my authority": "/my-authority",
  people: "/my-authority/people",
  "other systems": "/my-authority/clients",
  gates: "/my-authority/gates",
  audiences: "/my-authority/audiences",
  parts: "/my-authority/parts",
  "signing in": "/my-authority/sign-in",
  audit: "/my-authority/audit",
};

test("every screen of an administrator is accessible and fits a narrow window", async ({
  page,
}) => {
  test.slow();
  await signInAs(page, ADMINISTRATOR);
  for (const [name, address] of Object.entries(SCREENS)) {
    await test.step(name, async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(address);
      await settled(page);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize({ width: 320, height: 700 });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    });
  }
});

test("whoever runs the installation sees every authority's provider and no people", async ({
  page,
}) => {
  await signInAs(page, OPERATOR, "/my-authority/sign-in");
  await page.getByRole("button", { name: "Set up a provider" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Issuer: enter the address");
  await expectAccessible(page);
  await page.goto("/my-authority/people");
  await expect(page.getByText(/It takes the role administrator/)).toBeVisible();
});
