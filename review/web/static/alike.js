// Accepting every open claim with the same rule and text in one step, which one undo takes back.
import { openDialog } from "./dialog.js";
import { element } from "./elements.js";
import { titleOf } from "./naming.js";
import { say } from "./words.js";

const shownSources = 8;

// acceptAlike shows how many there are and accepts them when the reviewer says so.
export async function acceptAlike(app) {
  const item = app.item();
  if (!item) return;
  let claims;
  try {
    claims = await app.source.alike(item);
  } catch (error) {
    return app.announcer.failed(error, "failed.load");
  }
  if (claims.length < 2) return app.announcer.say(say("said.noAlike"));
  const accept = () => (dialog.close(), app.decisions.acceptAll(claims));
  const dialog = openDialog({
    name: "alike",
    title: say("alike.title"),
    body: [element("p", {}, say("alike.text", { rule: item.rule_id, quote: item.quote, n: claims.length })), sourcesOf(app, claims)],
    buttons: [
      { label: say("cancel"), act: () => dialog.close() },
      { label: say("alike.confirm", { n: claims.length }), main: true, key: "A", act: accept },
    ],
    keys: (event) => event.key === "A" && (accept(), true),
  });
}

function sourcesOf(app, claims) {
  const counts = new Map();
  for (const { source } of claims) counts.set(source, (counts.get(source) ?? 0) + 1);
  const lines = [...counts].slice(0, shownSources).map(([source, n]) => {
    const document = app.store.documentOf(source);
    return element("li", {}, document ? titleOf(document) : source, element("span", { class: "count" }, String(n)));
  });
  const rest = counts.size - lines.length;
  return element("ul", { class: "sources" }, lines, rest > 0 && element("li", { class: "muted" }, `+ ${rest}`));
}
