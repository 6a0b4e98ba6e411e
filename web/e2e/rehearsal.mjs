// The rehearsal server as a journey needs it: started, watched, and asked what it has.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const PROFILE = new URL("../../crates/npqtp/data/rehearsal-profile.json", import.meta.url);

/** The manufacturer of the records that `sheet` makes; the platform takes no other from this client. */
const MANUFACTURER = "Lotus Vacuum Technology Co.";

/** Starts a server at a free port, and registers a client. */
export async function rehearsal() {
  const program = process.env.TEMQR_REHEARSAL;
  if (!program) throw new Error("TEMQR_REHEARSAL is not set: run the journeys by `cargo xtask test web`");
  const child = spawn(program, ["--port", "0", "--until-input-ends"], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const origin = await new Promise((there, gone) => {
    lines.on("line", (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (found) there(found[0]);
    });
    child.on("exit", () => gone(new Error("the rehearsal server did not start")));
  });
  const post = (path, body) => fetch(origin + path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const state = async () => (await fetch(`${origin}/rehearsal/state`)).json();
  const registered = await post("/v1/registrations", { name: MANUFACTURER, country: "VN", contact: "quality@example.com" });
  const client = await registered.json();
  return {
    origin,
    client,
    state,
    /** Which requests go wrong from now on, and how. */
    faults: async (plan) => {
      const answer = await post("/rehearsal/faults", plan);
      if (!answer.ok) throw new Error(await answer.text());
    },
    /** What the server accepted: rows of its export. */
    accepted: async () => {
      await post("/rehearsal/faults", { rate: 0 });
      const token = await (await post("/v1/token", { client_id: client.client_id, client_secret: client.client_secret })).json();
      const answer = await fetch(`${origin}/v1/export`, { headers: { Authorization: `Bearer ${token.access_token}` } });
      const [head, ...rows] = (await answer.text()).trim().split(/\r?\n/);
      const names = head.split(",");
      return rows.map((row) => Object.fromEntries(row.split(",").map((text, at) => [names[at], text])));
    },
    close: () => {
      child.stdin.end();
      lines.close();
    },
  };
}

/** A profile of the user's own for this server, as a file. */
export function profile(origin, change = () => {}) {
  const sheet = JSON.parse(readFileSync(PROFILE, "utf8"));
  sheet.id = "mine";
  sheet.title = { en: "Rehearsal of a journey" };
  sheet.origin = origin;
  sheet.submit.batch_size = 5;
  sheet.pace.requests_per_minute = 3000;
  sheet.pace.timeout_seconds = 2;
  change(sheet);
  return { name: "mine.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(sheet, null, 2)) };
}

/** A file of records; what `change` gives of a number takes the place of its usual row. */
export function sheet(count, change = () => null) {
  const lines = ["Manufacturer,Product name,Model,Batch number,Production date,Quantity,Report reference,Laboratory"];
  for (let at = 1; at <= count; at++) {
    const number = String(at).padStart(4, "0");
    lines.push(change(number) ?? `${MANUFACTURER},Turbomolecular pump,LVT-700,20260517-${number},2026-05-17,4,IR-2026-${number},Metrology Institute`);
  }
  return lines.join("\n");
}
