// Seeing what other reviewers do: while the page is visible it asks every two seconds for the steps behind the last one that it knows.
import { say } from "./words.js";

const interval = 2000; // milliseconds

export function createPoll(app) {
  let timer = 0;
  let failures = 0;

  async function ask() {
    clearTimeout(timer);
    if (document.hidden) return; // asked again when it is shown
    try {
      takeIn(app, await app.source.changes(app.store.lastStep));
      failures = 0;
      app.announcer.clear("poll");
    } catch (error) {
      failures++;
      if (failures === 2) app.announcer.notice("poll", say(error.status === 401 ? "failed.login" : "failed.poll"));
    }
    timer = setTimeout(ask, interval);
  }

  document.addEventListener("visibilitychange", ask);
  timer = setTimeout(ask, interval);
}

// takeIn brings the steps of others into the store. Those of our own are there already.
export function takeIn(app, changes) {
  const fresh = changes.steps.filter((step) => step.step > app.store.lastStep);
  app.store.lastStep = Math.max(app.store.lastStep, changes.last_step);
  if (fresh.length === 0) return;
  const others = fresh.filter((step) => !app.decisions.isOwn(step.step));
  const unknown = changes.claims.some((item) => item.review_status !== "added" && app.store.get(item) === null);
  app.store.putNew(changes.claims.filter((item) => item.review_status === "added"));
  app.store.put(changes.claims);
  app.store.remove(changes.removed);
  if (unknown) app.store.refreshCounts().catch(() => {}); // the next poll says that the server is away
  if (others.length === 0) return;
  const touched = others.flatMap((step) => step.claims).length;
  app.announcer.say(say("said.others", { who: others.at(-1).reviewer, n: touched }));
}
