// Rejecting: at once by a second key, or with the type of error and a note.
import { openDialog } from "./dialog.js";
import { element, keycap } from "./elements.js";
import { nameOf } from "./naming.js";
import { say, valueLabel } from "./words.js";

// The keys of the types of error, in the order that a keyboard has them.
const typeKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-", "="];

export function openReject(app) {
  const item = app.item();
  if (!item) return;
  const note = element("textarea", { rows: 2, name: "note", "aria-label": say("note.optional"), placeholder: say("note.optional") });
  const reject = (type) => {
    dialog.close();
    app.decisions.decide({ decision: "rejected", error_type: type, note: note.value.trim() || null });
  };
  const types = app.store.run.error_types;
  const choices = types.map((type, i) =>
    element(
      "button",
      { type: "button", class: "choice", "aria-keyshortcuts": typeKeys[i], onclick: () => reject(type) },
      keycap(typeKeys[i]),
      element("span", {}, valueLabel("error_type", type)),
    ),
  );
  const dialog = openDialog({
    name: "reject",
    title: say("reject.title"),
    body: [
      element("p", { class: "strong" }, nameOf(item)),
      element("p", { class: "muted" }, say("reject.hint")),
      element("div", { class: "choices", role: "group", "aria-label": say("reject.type") }, choices),
      note,
    ],
    buttons: [
      { label: say("cancel"), act: () => dialog.close() },
      { label: say("action.reject"), main: true, key: "x", act: () => reject(null) },
    ],
    keys(event) {
      if (event.target === note) return event.key === "Enter" && !event.shiftKey && (reject(null), true);
      const index = typeKeys.indexOf(event.key);
      if (index >= 0 && index < types.length) return reject(types[index]), true;
      if (event.key === "x") return reject(null), true;
      if (event.key === "n") return note.focus(), true;
      return false;
    },
  });
}
