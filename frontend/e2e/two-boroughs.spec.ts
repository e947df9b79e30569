import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import {
  type APIRequestContext,
  type APIResponse,
  type Browser,
  expect,
  type Page,
  request as playwright,
  type TestInfo,
  test,
} from "@playwright/test";
import { expectAccessible, settled } from "./axe";

/** A value that no notice has, and a note that no other text has: wherever they turn up, it was here. */
const PRICE = 612_345.67;
const NOTE = "Quillfeather leaves in the spring";
const NEED = "One exit plan for the both of us";
/** What the price lies in, as the API and people say it. */
const BAND = "500k-1m";
const BAND_IN_WORDS = "£500k to £1m";

/** How many contracts are confirmed from the keyboard. */
const CONFIRMED = 20;
/** Other journeys confirm Camden's first contracts at the same time. */
const PASSED_OVER = 22;

type Seen = { page: Page; get: (path: string, accept?: string) => Promise<APIResponse> };

/** What went wrong unseen: exceptions, and what the security policy refused. */
let troubles: string[] = [];

function watch(page: Page): Page {
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      troubles.push(message.text());
  });
  return page;
}

function muster(...args: string[]): string {
  return execFileSync(process.env.MUSTER_BINARY ?? "muster", args, { encoding: "utf8" }).trim();
}

/** An own browser, in which nobody is signed in. */
async function newcomer(browser: Browser): Promise<Page> {
  return watch(await (await browser.newContext()).newPage());
}

async function go(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

async function signInAs(page: Page, who: string, returnTo = "/"): Promise<void> {
  await page.goto(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole("button", { name: `Sign in as ${who}` }).click();
  await expect(page.getByRole("button", { name: /^Account: / })).toBeVisible();
}

/** A token of a session of its own: one browser has one session at a time. */
async function tokenOf(name: string, password: string): Promise<string> {
  const context = await playwright.newContext({ baseURL: process.env.MUSTER_URL });
  const answer = await context.post("/api/v1/session", { data: { name, password } });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { accessToken } = await answer.json();
  await context.dispose();
  return accessToken;
}

async function demonstrationToken(request: APIRequestContext, name: string): Promise<string> {
  const { demonstration } = await (await request.get("/api/v1/sign-in")).json();
  const account = demonstration.find((entry: { name: string }) => entry.name === name);
  return tokenOf(name, account.password);
}

/** Asks as whoever holds the token, or as the public. */
function asker(request: APIRequestContext, token: string | null) {
  return (path: string, accept = "application/json") =>
    request.get(`/api/v1${path}`, {
      headers: { accept, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    });
}

type Participant = { contract: string | null; authority: { code: string } };

/** An opportunity in which Camden and Hackney both have a contract, and Camden's contract in it. */
async function common(get: Seen["get"]): Promise<{ opportunity: string; contract: string }> {
  const first = async (sort: string) =>
    (await (await get(`/contracts?authority=CMD&live=true&sort=${sort}&limit=1`)).json()).items[0]
      .id;
  const taken = [await first("-value"), await first("-end")];
  const { items } = await (await get("/opportunities?authority=CMD&limit=100")).json();
  for (const { id } of items.toReversed()) {
    const { alignments } = await (await get(`/opportunities/${id}`)).json();
    const participants: Participant[] = alignments.flatMap(
      (alignment: { participants: Participant[] }) => alignment.participants,
    );
    const contractOf = (code: string) =>
      participants.find(({ authority, contract }) => authority.code === code && contract)?.contract;
    const contract = contractOf("CMD");
    if (contract && contractOf("HCK") && !taken.includes(contract))
      return { opportunity: id, contract };
  }
  throw new Error("Camden and Hackney have nothing in common");
}

test.describe.configure({ mode: "serial" });

test.beforeEach(() => {
  troubles = [];
});

test.afterEach(() => expect(troubles).toEqual([]));

test("what two boroughs share, they share with each other and nobody else", async ({
  browser,
  request,
}, info: TestInfo) => {
  test.setTimeout(300_000);
  const { issuer, clients } = JSON.parse(process.env.MUSTER_OPENID ?? "{}");
  const camden = await newcomer(browser);
  let link = "";

  await test.step("the operator sets up how Camden signs in", async () => {
    const page = await newcomer(browser);
    await signInAs(page, "Runs this installation", "/my-authority/sign-in");
    await page.getByRole("button", { name: "Set up a provider" }).click();
    await page.getByLabel("Authority", { exact: true }).selectOption({ label: "Camden" });
    await page.getByLabel("Name", { exact: true }).fill("Camden account");
    await page.getByLabel("Issuer").fill(issuer);
    await page.getByLabel("Client id").fill(clients[0].client_id);
    await page.getByLabel("Client secret", { exact: true }).fill(clients[0].client_secret);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(issuer).first()).toBeVisible();
    await expectAccessible(page);
    await page.context().close();
  });

  await test.step("Camden's administrator invites an approver, who has no password here", async () => {
    const page = await newcomer(browser);
    await signInAs(page, "Camden: looks after its people", "/my-authority/people");
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await page.getByLabel("Name").fill("Amira Khan");
    await page.getByLabel("E-mail").fill("amira.khan@camden.example");
    await page
      .getByRole("group", { name: "Roles" })
      .getByLabel(/^Contributor/)
      .uncheck();
    await page
      .getByRole("group", { name: "Roles" })
      .getByLabel(/^Approver/)
      .check();
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Amira Khan is invited" })).toBeVisible();
    link = (await page.locator("code").first().textContent()) ?? "";
    await page.context().close();
  });

  await test.step("the approver signs in with the provider", async () => {
    await go(camden, new URL(link).pathname);
    await expectAccessible(camden);
    await camden.getByRole("link", { name: "Sign in with Camden account" }).click();
    await expect(camden).toHaveURL(new RegExp(`^${issuer}/sign-in/`));
    await camden.getByLabel("Account").fill("amira");
    await camden.keyboard.press("Enter");
    await expect(camden.getByRole("button", { name: "Account: Amira Khan" })).toBeVisible();
    // Once known, the provider alone is enough.
    await camden.getByRole("button", { name: /^Account: / }).click();
    await camden.getByRole("button", { name: "Sign out" }).click();
    await go(camden, "/sign-in?returnTo=/confirm");
    await camden.getByRole("link", { name: "Sign in with Camden account" }).click();
    await expect(camden).toHaveURL(/\/confirm$/);
    await expect(camden.getByRole("button", { name: "Account: Amira Khan" })).toBeVisible();
  });

  await test.step("twenty imported contracts are confirmed from the keyboard", async () => {
    const progress = camden.getByRole("progressbar", { name: "Confirmed" });
    await expect(progress).toBeVisible();
    const before = Number(await progress.getAttribute("value"));
    for (let line = 0; line < PASSED_OVER; line += 1) await camden.keyboard.press("j");
    for (let count = 1; count <= CONFIRMED; count += 1) {
      await camden.keyboard.press("Enter");
      await expect(progress).toHaveAttribute("value", String(before + count));
    }
    await expectAccessible(camden);
  });

  const asPublic = asker(request, null);
  const { opportunity, contract } = await common(asPublic);
  const published = await (await asPublic(`/contracts/${contract}`)).json();

  await test.step("one goes under an agreement, with its price band for Hackney by name", async () => {
    await go(camden, `/contracts/${contract}/edit`);
    await camden.getByRole("textbox", { name: "Value without VAT" }).fill(String(PRICE));
    await camden.getByLabel("Renewal").selectOption("willNotRenew");
    await camden.getByLabel("Notes").fill(NOTE);
    await camden.getByRole("button", { name: /^Save \d/ }).click();
    await expect(camden.getByRole("heading", { name: /^Yours: Camden/ })).toBeVisible();

    await camden.getByRole("link", { name: "Change who sees this" }).click();
    await settled(camden);
    const group = (name: string) => camden.getByRole("group", { name, exact: true });
    await group("Who sees what we say of this")
      .getByRole("radio", { name: "Every member" })
      .check();
    await group("Who sees the value").getByRole("radio", { name: "Only us" }).check();
    await group("Who sees the notes").getByRole("radio", { name: "Only us" }).check();
    await camden.getByLabel(/may see a price band/).check();
    await group("Who sees the price band").getByRole("radio", { name: "Those I name" }).check();
    await group("Who sees the price band").getByRole("combobox", { name: "Who" }).fill("Hack");
    await camden.getByRole("option", { name: "Hackney" }).click();
    await expectAccessible(camden);
    await camden.getByRole("button", { name: "Save who sees this" }).click();
    await expect(camden.getByText("Saved. This is who sees it now.")).toBeVisible();
    await camden.getByRole("button", { name: "Put it under an agreement" }).click();
    await expect(camden.getByText("Clear a field")).toBeVisible();
    await expectAccessible(camden);
  });

  await test.step("and Camden takes a stance", async () => {
    await go(camden, `/opportunities/${opportunity}`);
    await camden.getByRole("button", { name: "Say where Camden stands" }).click();
    await camden.getByRole("radio", { name: /^Shared specification/ }).check();
    await camden.getByLabel("What Camden needs").fill(NEED);
    await camden.getByRole("button", { name: "Take this stance" }).click();
    await expect(camden.getByText(`Needs: ${NEED}`)).toBeVisible();
    await expectAccessible(camden);
  });

  /** A borough that takes part and was not named: its first administrator comes by the command line. */
  const islington = await test.step("Islington joins", async () => {
    const page = await newcomer(browser);
    const [name, password] = ["j.marsh@islington.example", "copper violin meadow"];
    const roles = ["--role", "administrator", "--role", "approver"];
    const path = muster(
      ...["person", "add", "--authority", "ISL", "--name", "Jo Marsh", "--email", name, ...roles],
    );
    await go(page, path);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Join" }).click();
    await expect(page.getByRole("button", { name: "Account: Jo Marsh" })).toBeVisible();
    return { page, get: asker(request, await tokenOf(name, password)) };
  });

  const hackney: Seen = {
    page: await newcomer(browser),
    get: asker(request, await demonstrationToken(request, "approver@hackney.example")),
  };
  await signInAs(hackney.page, "Hackney: decides who sees its records");
  const convenor: Seen = {
    page: await newcomer(browser),
    get: asker(request, await demonstrationToken(request, "convenor@loti.example")),
  };
  await signInAs(convenor.page, "LOTI: looks after what members do together");
  const anybody: Seen = { page: await newcomer(browser), get: asPublic };

  /** Who sees what. `band`: the price band; `said`: the renewal and, of the opportunity, the stance. */
  const readers: [who: string, seen: Seen, sees: { band: boolean; said: boolean }][] = [
    ["Hackney", hackney, { band: true, said: true }],
    ["Islington", islington, { band: false, said: true }],
    ["the convenor", convenor, { band: false, said: true }],
    ["the public", anybody, { band: false, said: false }],
  ];

  for (const [who, { page, get }, sees] of readers) {
    await test.step(`in the app ${who} sees ${sees.said ? "what is for members" : "what is published"}${sees.band ? " and the band" : ""}`, async () => {
      await go(page, `/contracts/${contract}`);
      await expect(page.getByRole("heading", { level: 1, name: published.title })).toBeVisible();
      await expect(page.getByText("Will not renew")).toHaveCount(sees.said ? 1 : 0);
      await expect(page.getByText(BAND_IN_WORDS, { exact: true })).toHaveCount(sees.band ? 1 : 0);
      await expect(page.getByText(NOTE)).toHaveCount(0);
      await expect(page.getByText(/612,345/)).toHaveCount(0);
      await expect(page.getByText(/^Yours:/)).toHaveCount(0);
      await expectAccessible(page);
      await go(page, `/opportunities/${opportunity}`);
      await expect(page.getByText(`Needs: ${NEED}`)).toHaveCount(sees.said ? 1 : 0);
      await go(page, `/search?q=${encodeURIComponent("Quillfeather")}`);
      await expect(page.getByRole("main").locator("[data-row-link]")).toHaveCount(0);
    });
    await test.step(`over the API, in exports and in search ${who} sees the same`, async () => {
      await expectOverApi(get, contract, opportunity, published, sees);
    });
  }

  await test.step("another system of Hackney sees what its scopes say and no more", async () => {
    const administrator = await newcomer(browser);
    const path = muster(
      ...["person", "add", "--authority", "HCK", "--name", "Kit Abara"],
      ...["--email", "k.abara@hackney.example", "--role", "administrator"],
    );
    await go(administrator, path);
    await administrator.getByLabel("Password", { exact: true }).fill("lantern orchard paper");
    await administrator.getByRole("button", { name: "Join" }).click();
    await expect(administrator.getByRole("button", { name: "Account: Kit Abara" })).toBeVisible();
    for (const [label, sees] of [
      ["Read the pipeline", { band: false, said: false }],
      ["Read contracts", { band: true, said: true, stance: false }],
    ] as const) {
      await go(administrator, "/my-authority/clients");
      await administrator.getByRole("button", { name: "Let another system in" }).click();
      await administrator.getByLabel("Name").fill(`Warehouse: ${label}`);
      await administrator.getByLabel(label).check();
      await administrator.getByRole("button", { name: "Make its secret" }).click();
      await expect(administrator.getByRole("heading", { name: /^The secret of/ })).toBeVisible();
      const [id = "", secret = ""] = await administrator.locator("p > code").allTextContents();
      const answer = await request.post("/api/v1/oauth/token", {
        form: { grant_type: "client_credentials", client_id: id, client_secret: secret },
      });
      const client = asker(request, (await answer.json()).access_token);
      await expectOverApi(client, contract, opportunity, published, sees);
    }
    await administrator.context().close();
  });

  await test.step("Camden itself sees all of it", async () => {
    await go(camden, `/contracts/${contract}`);
    await expect(camden.getByText(NOTE)).toBeVisible();
    await expect(camden.getByText("£612,345.67")).toBeVisible();
  });

  await test.step("the audit tells it all, and verifies", async () => {
    const page = await newcomer(browser);
    await signInAs(page, "Camden: looks after its people", "/my-authority/audit");
    await settled(page);
    await expectAccessible(page);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Whole audit, to verify" }).click();
    const file = info.outputPath("audit.ndjson");
    await (await saving).saveAs(file);
    const get = asker(request, await demonstrationToken(request, "administrator@camden.example"));
    const text = await (await get("/audit?format=ndjson", "application/x-ndjson")).text();
    const told = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const of = (action: string) =>
      told.filter((entry) => entry.action === action && entry.subject.id === contract);
    expect(told.some((entry) => entry.action === "person.linked")).toBe(true);
    const confirmed = told.filter((entry) => entry.action === "record.confirmed");
    expect(confirmed.length).toBeGreaterThanOrEqual(CONFIRMED);
    for (const action of ["record.corrected", "record.shared", "record.nda"]) {
      expect(of(action).length, `${action}: ${told.map((e) => e.action)}`).toBeGreaterThan(0);
    }
    expect(told.some((entry) => entry.action === "stance.taken")).toBe(true);
    expect(of("record.seen").length).toBeGreaterThan(0);

    const checkpoint = info.outputPath("checkpoint.json");
    writeFileSync(checkpoint, await (await get("/audit/checkpoint")).text());
    muster("audit", "verify", file);
    muster("audit", "verify", "--checkpoint", checkpoint);
    await page.context().close();
  });
});

type Sees = { band: boolean; said: boolean; stance?: boolean };
type Published = { title: string; value: unknown; process: string };

/** Every way in which the API tells of a contract tells the same of it. */
async function expectOverApi(
  get: Seen["get"],
  contract: string,
  opportunity: string,
  published: Published,
  sees: Sees,
): Promise<void> {
  const record = await (await get(`/contracts/${contract}`)).json();
  expect(record.record).toBeNull();
  expect(record.renewal).toBe(sees.said ? "willNotRenew" : null);
  expect(record.valueBand).toBe(sees.band ? BAND : null);
  expect(record.notes).toBeNull();
  expect(record.value).toEqual(published.value);

  const own = `/contracts?authority=CMD&technology=all&process=${encodeURIComponent(published.process)}`;
  const lists: [path: string, accept: string][] = [
    [own, "application/json"],
    [own, "application/x-ndjson"],
    [own, "text/csv"],
    [own, "application/json; profile=ocds"],
  ];
  for (const [path, accept] of lists) {
    const answer = await get(path, accept);
    expect(answer.status(), `${accept}: ${path}`).toBe(200);
    const text = await answer.text();
    expect(text).not.toContain("Quillfeather");
    expect(text).not.toContain("612345");
    if (accept === "application/json; profile=ocds") continue;
    expect(text).toContain(contract);
    expect(text.includes("willNotRenew"), `${accept} tells of the renewal`).toBe(sees.said);
    expect(text.includes(BAND), `${accept} tells the band`).toBe(sees.band);
  }
  // Nor can it be found, counted or sorted by.
  const found = await (await get("/search?q=Quillfeather")).json();
  expect(found.items).toEqual([]);
  const between = await (
    await get("/contracts?technology=all&minValue=612345&maxValue=612346")
  ).json();
  expect(between).toMatchObject({ items: [], total: 0 });

  const detail = await (await get(`/opportunities/${opportunity}`)).json();
  const stance = sees.stance ?? sees.said;
  expect(JSON.stringify(detail).includes(NEED)).toBe(stance);
}
