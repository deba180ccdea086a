// Making decisions and taking them back. Nothing is shown as saved before the server has said so.
import { chooseInConflict } from "./conflict.js";
import { nameOf } from "./naming.js";
import { say } from "./words.js";

// nameOfRun is where own steps are remembered, so that undo works behind a reload of the tab. Another run may be served at the same
// address later: its steps are not these.
const nameOfRun = ({ run, documents }) => `statclaim.steps.${run.name}.${documents.length}.${documents[0]?.document_id}`;

export function createDecisions(app) {
  const done = recalled(app.store); // numbers of own steps that can be undone
  const undone = []; // numbers of own undoing steps that can be undone in turn
  const own = new Set(done);
  let saving = false;

  const decisions = {
    isOwn: (step) => own.has(step),
    isSaving: () => saving,

    // decide saves a decision on the current claim: {decision, fields, error_type, note}. In a form, it gives the refusal where a
    // field is not right, for the form to show.
    decide: (decision, inForm = false) => saved(() => decideOn(app.item(), decision), inForm),

    // acceptAll accepts claims, [{source, claim_id, version}], in one step.
    acceptAll: (claims) =>
      saved(async () => {
        const answer = await app.source.decideAll(claims.map((claim) => ({ ...claim, decision: "accepted" })));
        take(answer.step, answer.claims);
        await advance(say("said.alike", { n: answer.claims.length }));
      }),

    // add makes a claim of a span of the text: {source, start, end} in code points. Without fields they are as proposed.
    add: (anchor, fields = null, inForm = false) =>
      saved(async () => {
        const answer = await app.source.add(anchor, fields);
        take(answer.step, answer.claims);
        app.announcer.say(say("said.added", { what: nameOf(answer.claims[0]) }));
        await app.select(answer.claims[0], { quiet: true });
      }, inForm),

    undo: () => takeBack(done, undone, "said.undone", "said.nothingToUndo"),
    redo: () => takeBack(undone, done, "said.redone", "said.nothingToRedo"),
  };

  // saved runs one save at a time: a key that is pressed before the answer decides nothing, since what it would decide is not seen yet.
  async function saved(work, inForm = false) {
    if (saving) return null;
    saving = true;
    document.body.classList.add("saving");
    try {
      await work();
      app.announcer.clear("failed");
    } catch (error) {
      if (inForm && (error.status === 422 || error.status === 400)) return error;
      for (const { current } of error.body?.conflicts ?? []) if (current) app.store.put([current]);
      app.announcer.failed(error, "failed.save");
    } finally {
      saving = false;
      document.body.classList.remove("saving");
    }
    return null;
  }

  async function decideOn(item, decision) {
    if (!item) return;
    try {
      const updated = await app.source.decide(item, decision);
      take(updated.step, [updated]);
    } catch (error) {
      if (error.status !== 412 || !error.body.current) throw error;
      return settle(item, decision, error.body.current);
    }
    await advance(say(`said.${decision.decision}`, { what: nameOf(item) }));
  }

  // settle lets the reviewer choose between what somebody else decided meanwhile and their own decision.
  async function settle(item, decision, current) {
    app.store.put([current]);
    const mine = await chooseInConflict(item, decision, current);
    if (mine) await decideOn(app.store.get(item), decision);
  }

  // take brings a step of our own into the store.
  function take(step, claims, undoes = null) {
    own.add(step);
    if (undoes === null && step > 0) {
      // 0 is the answer to a decision that changed nothing
      done.push(step);
      undone.length = 0;
      recall(app.store, done);
    }
    app.store.putNew(claims.filter((claim) => claim.review_status === "added"));
    app.store.put(claims);
    app.emit("decided", claims);
  }

  async function takeBack(from, to, said, nothing) {
    if (from.length === 0) return app.announcer.say(say(nothing));
    return saved(async () => {
      const step = from.at(-1);
      let answer;
      try {
        answer = await app.source.undo(step);
      } catch (error) {
        if (error.status === 409 || error.status === 404 || error.status === 422) from.pop(); // it cannot be taken back any more
        recall(app.store, done);
        throw error;
      }
      from.pop();
      to.push(answer.step);
      recall(app.store, done);
      take(answer.step, answer.claims, step);
      forget(answer.removed);
      app.announcer.say(say(said, { n: answer.claims.length || 1 }));
      const known = answer.claims.find((claim) => app.store.get(claim));
      if (known) await app.select(known, { quiet: true });
    });
  }

  // forget takes out claims that are no more: their adding was taken back.
  function forget(gone) {
    const selected = app.item();
    app.store.remove(gone);
    if (selected && !app.item()) {
      app.selected = null;
      app.move(1);
    }
  }

  // advance goes on to the next open claim.
  async function advance(text) {
    const next = await app.queue.nextOpen(app.selected);
    app.announcer.say(next ? text : `${text} ${say("said.allDone")}`);
    if (next) return app.select(next, { quiet: true });
    app.emit("selected", { quiet: true });
  }

  return decisions;
}

function recalled(store) {
  try {
    const steps = JSON.parse(sessionStorage.getItem(nameOfRun(store))) ?? [];
    return steps.filter((step) => step <= store.lastStep);
  } catch {
    return [];
  }
}

function recall(store, done) {
  try {
    sessionStorage.setItem(nameOfRun(store), JSON.stringify(done.slice(-1000)));
  } catch {
    // undo then reaches back to the last reload only
  }
}
