// What a bench sees of a page: when it was ready, how long each job of a worker took, and every long task.

/** To run in a page before anything else of it does. */
export function watch() {
  window.noted = { jobs: [], longTasks: [] };
  new MutationObserver(() => {
    if (document.querySelector("#field-manufacturer")) window.noted.form ??= performance.now();
    if (document.querySelector("[data-sealed=closed]")) window.noted.sealed ??= performance.now();
  }).observe(document, { childList: true, subtree: true, attributes: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.noted.longTasks.push(duration);
  }).observe({ type: "longtask" });
  const word = (job) => (typeof job === "string" ? job : Object.keys(job ?? {})[0]);
  /** A job by its name, such as `read`; one that says what is to be done with something by both: `shipment hear`. */
  const nameOf = (job) => [word(job), word(job?.[word(job)]?.act)].filter(Boolean).join(" ");
  const Original = window.Worker;
  window.Worker = class extends Original {
    constructor(...words) {
      super(...words);
      this.sent = {};
      this.addEventListener("message", ({ data }) => {
        const sent = this.sent[data.id];
        if (sent && data.reply) window.noted.jobs.push({ kind: sent.kind, ms: performance.now() - sent.at });
      });
    }
    postMessage(message, ...more) {
      const kind = nameOf(message.job?.desk ?? message.job);
      if (message.id) this.sent[message.id] = { at: performance.now(), kind };
      return super.postMessage(message, ...more);
    }
  };
}

/** How long each job of this kind took, in milliseconds. */
export const jobs = async (page, kind) => (await page.evaluate(() => window.noted.jobs)).filter((job) => job.kind === kind).map((job) => job.ms);

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
