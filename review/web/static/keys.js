// Single keys. They act only where nobody types: not in fields, not while an input method composes, not with Ctrl, Alt or Meta, and
// not behind a dialog.
import { acceptAlike } from "./alike.js";
import { openReject } from "./reject.js";
import { setting } from "./settings.js";

const typing = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])";

export function listenToKeys(app) {
  const commands = commandsOf(app);
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.(typing) || document.querySelector("dialog[open]")) return;
    if (setting("keys", "on") === "off" && event.key !== "Escape") return;
    const command = commands[event.key];
    if (!command || movesWithin(event)) return;
    event.preventDefault();
    command();
  });
}

// movesWithin says whether an arrow moves in a list, or scrolls what has the focus.
function movesWithin(event) {
  return event.key.startsWith("Arrow") && Boolean(event.target.closest?.("[role=listbox], [role=tablist], .scrolls, .row, .text"));
}

function commandsOf(app) {
  const reading = (act) => () => app.view === "read" && act();
  const writing = (act) => () => app.view === "read" && !app.source.readOnly && !app.row.isEditing() && app.item() && act();
  const next = reading(() => app.move(1));
  const previous = reading(() => app.move(-1));
  return {
    j: next,
    ArrowDown: next,
    k: previous,
    ArrowUp: previous,
    a: writing(() => app.decisions.decide({ decision: "accepted" })),
    s: writing(() => app.decisions.decide({ decision: "unsure" })),
    x: writing(() => openReject(app)),
    e: writing(() => app.row.edit()),
    A: writing(() => acceptAlike(app)),
    u: () => !app.source.readOnly && app.decisions.undo(),
    U: () => !app.source.readOnly && app.decisions.redo(),
    p: reading(() => app.documentView.promote()),
    n: reading(() => app.selection.add()),
    "[": reading(() => app.documentView.moveSuppressed(-1)),
    "]": reading(() => app.documentView.moveSuppressed(1)),
    g: reading(() => app.setShowSuppressed(!app.showSuppressed)),
    "/": () => app.bar.focusSearch(),
    f: () => app.rail.show("filter", { focus: true }),
    t: () => app.go({ view: "table" }),
    c: () => app.go({ view: "charts" }),
    r: () => app.go({ view: "read" }),
    "?": () => app.help.open(),
    Escape: () => app.emit("escape"),
  };
}
