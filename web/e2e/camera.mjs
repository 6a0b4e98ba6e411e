// A test whose browser has a camera of its choice: each test launches its own browser.
import { chromium, test as base } from "@playwright/test";
import { SWITCHES } from "./switches.mjs";
import { fixture } from "./setup.mjs";

export { expect } from "@playwright/test";

export const test = base.extend({
  /** The film that the camera shows; empty for Chromium's own test picture. */
  film: ["good.y4m", { option: true }],
  /** What the person answers when asked for the camera. */
  permission: ["allow", { option: true }],

  context: async ({ film, permission, viewport, locale, baseURL }, use) => {
    const browser = await chromium.launch({
      executablePath: process.env.TEMQR_CHROMIUM,
      args: [
        ...SWITCHES,
        "--use-fake-device-for-media-stream",
        permission === "allow" ? "--use-fake-ui-for-media-stream" : "--deny-permission-prompts",
        ...(film ? [`--use-file-for-fake-video-capture=${fixture(film)}`] : []),
      ],
    });
    await use(await browser.newContext({ viewport, locale, baseURL }));
    await browser.close();
  },
  page: async ({ context }, use) => use(await context.newPage()),
});

/** Keeps the tracks of every camera that the page opens. */
export const watchTracks = (page) =>
  page.addInitScript(() => {
    window.tracks = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await ask(wish);
      window.tracks.push(...stream.getTracks());
      return stream;
    };
  });

/** How many of them are on. */
export const live = (page) => page.evaluate(() => window.tracks.filter((track) => track.readyState === "live").length);
