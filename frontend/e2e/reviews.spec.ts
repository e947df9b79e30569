import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectAccessibleEverywhere, settled } from "./axe";

const AUTHOR = "Camden: keeps its records";
const APPROVER = "Camden: decides who sees them";
const CONVENOR = "LOTI: looks after what members do together";
const WORST = "Reports were charged one by one until the spring.";

async function signedIn(browser: Browser, who: string, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`/sign-in?returnTo=${encodeURIComponent(address)}`);
  await page.getByRole("button", { name: `Sign in as ${who}` }).click();
  await expect(page.getByRole("button", { name: /^Account: / })).toBeVisible();
  await settled(page);
  return page;
}

test.describe.configure({ mode: "serial" });

test("reviews: written, approved by a second person, published by a convenor, answered by the vendor", async ({
  browser,
  request,
}) => {
  test.setTimeout(300_000);
  const contracts = await (
    await request.get("/api/v1/contracts?authority=CMD&demonstration=true&limit=50&sort=title")
  ).json();
  const vendor = contracts.items.at(-1).vendors[0];

  const author = await signedIn(browser, AUTHOR, `/reviews/new?vendor=${vendor.id}`);
  await expect(author.getByLabel("It rests on")).toBeVisible();
  await expectAccessibleEverywhere(author);
  const rate = (legend: RegExp, rating: RegExp) =>
    author.getByRole("group", { name: legend }).getByRole("radio", { name: rating }).check();
  await rate(/^As a whole/, /^2$/);
  await rate(/^Support/, /^4$/);
  await author.getByLabel("Change requests paid").fill("12");
  await author.getByLabel("What went best").fill("Ask Mrs Example, who knows.");
  await author.getByLabel("What went worst").fill(WORST);
  await author.getByLabel("What went worst").blur();
  await expect(author.getByText(/names a person: say the role instead/)).toBeVisible();
  await expect(author.getByText("9 words of 30")).toBeVisible();
  await author.getByRole("button", { name: "Save the draft" }).click();
  await expect(author.getByText("Draft", { exact: true })).toBeVisible();
  await author.getByRole("button", { name: "Hand it in for approval" }).click();
  await expect(author.getByText(/best “Mrs Example” names a person/)).toBeVisible();
  await author.getByRole("link", { name: "Change what it says" }).click();
  await author.getByLabel("What went best").fill("Support knows the product.");
  await author.getByRole("button", { name: "Save the draft" }).click();
  await author.getByRole("button", { name: "Hand it in for approval" }).click();
  await expect(author.getByText(/^✓ Handed in/)).toBeVisible();
  const address = new URL(author.url()).pathname;

  // Until it is published nobody else finds it: not even the people of its own authority.
  const hackney = await signedIn(browser, "Hackney: decides who sees its records", address);
  await expect(hackney.getByRole("alert")).toBeVisible();

  const approver = await signedIn(browser, APPROVER, "/");
  await expect(approver.getByRole("heading", { name: "Reviews to approve" })).toBeVisible();
  await expectAccessibleEverywhere(approver);
  await approver.goto(address);
  await settled(approver);
  await expectAccessibleEverywhere(approver);
  await approver.getByRole("button", { name: "Approve" }).click();
  await expect(approver.getByText(/^✓ Approved/)).toBeVisible();

  const convenor = await signedIn(browser, CONVENOR, "/reviews");
  await expect(convenor.getByRole("heading", { name: "Reviews to moderate" })).toBeVisible();
  await expectAccessibleEverywhere(convenor);
  await convenor.goto(address);
  await convenor.getByRole("button", { name: "Publish" }).click();
  await expect(convenor.getByText(/^✓ Published/)).toBeVisible();

  await hackney.goto(`/vendors/${vendor.id}`);
  await settled(hackney);
  await expect(hackney.getByText(WORST)).toBeVisible();
  await expect(hackney.getByText(/No mean: it takes 3 authorities/)).toBeVisible();
  await expect(hackney.getByText(/It may reply until .*: \d+ working days left/)).toBeVisible();
  await expectAccessibleEverywhere(hackney);

  await convenor.goto(`/vendors/${vendor.id}`);
  await convenor.getByText("Let the vendor reply").click();
  await convenor.getByLabel("For whom").fill("Their account director");
  await convenor.getByRole("button", { name: "Make a link" }).click();
  const link = (await convenor.locator("code", { hasText: "/vendor-link/" }).textContent()) ?? "";
  await expectAccessible(convenor);

  const outside = await (await browser.newContext()).newPage();
  await outside.goto(new URL(link).pathname);
  await settled(outside);
  await expect(outside.getByText(WORST)).toBeVisible();
  await expectAccessibleEverywhere(outside);
  await outside.getByRole("button", { name: /^Reply/ }).click();
  await outside.getByLabel("Your reply").fill("Since May reports are part of the fee.");
  await outside.getByRole("button", { name: "Publish the reply" }).click();
  await expect(outside.getByText("Since May reports are part of the fee.")).toBeVisible();
  await outside.getByRole("button", { name: /^Challenge a fact/ }).click();
  await outside.getByLabel(/^What is not so/).fill("There were two, in March and in May.");
  await expectAccessibleEverywhere(outside);
  await outside.getByRole("button", { name: "Challenge it" }).click();
  await expect(outside.getByText("Challenged by the vendor, and not shown for now")).toBeVisible();

  await hackney.goto(address);
  await expect(hackney.getByText("Since May reports are part of the fee.")).toBeVisible();
  await expect(hackney.getByText("Challenged by the vendor, and not shown for now")).toBeVisible();
  await convenor.goto(address);
  await expect(convenor.getByText(/The authority says: 12\./)).toBeVisible();
  await convenor.getByRole("radio", { name: "It is corrected" }).check();
  await convenor.getByLabel("Change requests paid").fill("2");
  await convenor.getByLabel("Why").fill("Invoices show two.");
  await expectAccessibleEverywhere(convenor);
  await convenor.getByRole("button", { name: "Decide" }).click();
  await expect(convenor.getByText("The fact was corrected: Invoices show two.")).toBeVisible();

  // Its authority keeps the words to itself: others read that, with the ratings, and whom to speak to.
  await approver.goto(address);
  await approver.getByRole("button", { name: "Keep its words to us" }).click();
  await expect(approver.getByText(/^These words are kept to Camden/)).toBeVisible();
  await expectAccessibleEverywhere(approver);
  await hackney.reload();
  await expect(hackney.getByText(/^The words are withheld: Camden keeps/)).toBeVisible();
  await expect(hackney.getByText(WORST)).toHaveCount(0);
  await expect(hackney.getByText(/Speak to a peer/)).toBeVisible();
  await expectAccessibleEverywhere(hackney);

  await convenor.goto(`/vendors/${vendor.id}`);
  await convenor.getByText("Let the vendor reply").click();
  await convenor.getByRole("button", { name: "Revoke Their account director" }).first().click();
  await expect(convenor.getByText(/^Revoked on/).first()).toBeVisible();
  await outside.reload();
  await expect(outside.getByText("This link leads nowhere")).toBeVisible();
  await expectAccessibleEverywhere(outside);
});

test("reviews: whoever evaluates offers reads none of them until it is over", async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000);
  const plans = await (await request.get("/api/v1/procurements?authority=CMD&limit=1")).json();
  const judge = await signedIn(browser, AUTHOR, "/reviews");
  const listed = judge.getByRole("article", { name: / of / });
  const first = listed.first();
  await expect(first).toBeVisible();
  const vendor = (await first.getAttribute("aria-label"))?.split(" of ").at(-1) ?? "";
  const before = await listed.count();

  const approver = await signedIn(browser, APPROVER, `/pipeline/${plans.items[0].id}`);
  await approver.getByRole("button", { name: "Declare an evaluation" }).click();
  await approver.getByRole("checkbox", { name: AUTHOR }).check();
  await approver.getByRole("combobox", { name: "Whose offers" }).fill(vendor.slice(0, 12));
  await approver.getByRole("option", { name: vendor }).first().click();
  await approver.getByLabel("The last day").fill("2026-12-31");
  await approver.getByRole("button", { name: "Declare it" }).click();
  await expect(
    approver.getByText(`Until 31 December 2026 ${AUTHOR} read no reviews of ${vendor}.`),
  ).toBeVisible();
  await expectAccessibleEverywhere(approver);

  await judge.reload();
  await settled(judge);
  await expect(judge.getByRole("article", { name: new RegExp(`of ${vendor}$`) })).toHaveCount(0);
  await approver.getByRole("button", { name: "End it now" }).click();
  await expect(approver.getByText("Nothing is declared.")).toBeVisible();
  await judge.reload();
  await expect(listed).toHaveCount(before);
});
