// Measures the app as somebody with a slow machine meets it: Chromium at a quarter of this machine's
// speed, nothing cached. Prints a Markdown table.
//
//     node bench/screens.mjs http://127.0.0.1:8080
//
// LCP: from the start of the navigation to the largest paint. INP: the longest that anything done on the
// screen took until the next paint, which is what INP is of fewer than fifty interactions.

import { createRequire } from "node:module";

const require = createRequire(new URL("../frontend/package.json", import.meta.url));
const { chromium } = require("@playwright/test");

const SLOWED = 4;
const REPETITIONS = 3;
const [address] = process.argv.slice(2);
if (!address) throw new Error("usage: node bench/screens.mjs ADDRESS");

const palette = async (page) => {
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "Search everything" });
  await box.pressSequentially("housing", { delay: 120 });
  await page.getByRole("listbox", { name: "Found" }).getByRole("option").nth(1).waitFor();
  await page.keyboard.press("Escape");
};

const timeline = async (page) => {
  await page.getByRole("radio", { name: "Timeline" }).click();
  await page.waitForURL(/view=timeline/);
};

const first = async (noun) => {
  const answer = await fetch(`${address}/api/v1/${noun}?limit=1`);
  return `/${noun}/${(await answer.json()).items[0].id}`;
};

/** Where each screen is, and what somebody does there. */
const SCREENS = {
  home: { at: async () => "/", use: palette },
  opportunities: { at: async () => "/opportunities", use: timeline },
  contracts: {
    at: async () => "/contracts",
    use: async (page) => {
      await page.getByText("Filters", { exact: true }).click();
      await page.getByRole("button", { name: "Value" }).click();
      await page.waitForURL(/sort=/);
      const box = page.getByRole("searchbox", { name: "Search contracts" });
      await box.pressSequentially("housing", { delay: 120 });
      await page.waitForTimeout(1_000);
    },
  },
  "one contract": {
    at: () => first("contracts"),
    use: async (page) => {
      await page.getByRole("button", { name: /Where does this come from/ }).first().click();
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
    },
  },
};

/** Keeps what the browser tells of paints and of what was done, from before the page begins. */
function observe() {
  window.measured = { lcp: 0, inp: 0 };
  new PerformanceObserver((list) => {
    for (const paint of list.getEntries()) window.measured.lcp = paint.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const event of list.getEntries()) {
      if (event.interactionId) window.measured.inp = Math.max(window.measured.inp, event.duration);
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
}

async function measure(browser, { at, use }) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  await page.addInitScript(observe);
  await page.goto(address + (await at()));
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  // What was painted last is told of a moment later.
  await page.waitForTimeout(1_000);
  const { lcp } = await page.evaluate(() => window.measured);
  await use(page);
  await page.waitForTimeout(500);
  const { inp } = await page.evaluate(() => window.measured);
  await context.close();
  return { lcp, inp };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
console.log(`| screen, at ${SLOWED}x CPU slowdown | LCP, ms | goal | INP, ms | goal |`);
console.log("| --- | --- | --- | --- | --- |");
for (const [name, screen] of Object.entries(SCREENS)) {
  const runs = [];
  for (let run = 0; run < REPETITIONS; run += 1) runs.push(await measure(browser, screen));
  const [lcp, inp] = [median(runs.map((run) => run.lcp)), median(runs.map((run) => run.inp))].map(Math.round);
  const goal = (figure, most) => (figure < most ? `< ${most}` : `MISSED: < ${most}`);
  console.log(`| ${name} | ${lcp} | ${goal(lcp, 2500)} | ${inp} | ${goal(inp, 200)} |`);
}
await browser.close();
