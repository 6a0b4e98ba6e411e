/** Chromium's switches: no calls of its own, and no sandbox where there is no user to sandbox (root). */
export const SWITCHES = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
