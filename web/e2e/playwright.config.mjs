// The page in a real browser. `cargo xtask test` sets the environment; see CONTRIBUTING.md.
import { defineConfig } from "@playwright/test";
import { PAGE } from "./page.mjs";
import { SWITCHES } from "./switches.mjs";

const need = (name) => process.env[name] ?? fail(`${name} is not set: run the journeys by \`cargo xtask test web\``);
const fail = (why) => {
  throw new Error(why);
};

const serve = (port, ...more) => ({
  command: [need("TEMQR_XTASK"), "serve", "--no-build", "--no-open", "--dist", need("TEMQR_DIST"), "--port", port, ...more]
    .map((word) => JSON.stringify(String(word)))
    .join(" "),
  port,
  reuseExistingServer: false,
});

export default defineConfig({
  testMatch: "*.spec.mjs",
  globalSetup: "./setup.mjs",
  outputDir: "test-results",
  reporter: [["list"]],
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A journey that passes only the second time is a journey that fails.
  retries: 0,
  forbidOnly: true,
  use: {
    baseURL: PAGE,
    locale: "en",
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: need("TEMQR_CHROMIUM"), args: SWITCHES },
  },
  webServer: [serve(8611), serve(8612, "--under", "/tools/temqr")],
});
