// Adding a claim that was missed: text that is selected in the document, and a key or the button beside it.
import { element, keycap } from "./elements.js";
import { say } from "./words.js";

export function createSelection(app) {
  const button = element("button", { type: "button", class: "add-selected main", hidden: true, "aria-keyshortcuts": "n", onclick: () => selection.add() });
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // a press would end the selection
  document.body.append(button);

  const selection = {
    // add asks how the selected text is read and opens the form with it.
    async add() {
      if (app.source.readOnly) return;
      const anchor = app.documentView.selectedAnchor();
      if (!anchor) return app.announcer.say(say("said.selectText"));
      button.hidden = true;
      try {
        const proposal = await app.source.propose(anchor);
        getSelection().removeAllRanges();
        app.rail.showPanel("row");
        app.row.add(anchor, proposal.fields);
      } catch (error) {
        app.announcer.failed(error, "failed.save");
      }
    },
  };

  function place() {
    const anchor = app.view === "read" && !app.source.readOnly ? app.documentView.selectedAnchor() : null;
    button.hidden = anchor === null;
    if (!anchor) return;
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    button.replaceChildren(say("selection.add"), keycap("n"));
    const left = Math.min(Math.max(8, box.left), innerWidth - button.offsetWidth - 8);
    const below = box.bottom + button.offsetHeight + 16 < innerHeight;
    button.style.setProperty("left", `${left}px`);
    button.style.setProperty("top", `${below ? box.bottom + 8 : box.top - button.offsetHeight - 8}px`);
  }

  let asked = false;
  const later = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => ((asked = false), place()));
  };
  document.addEventListener("selectionchange", later);
  document.getElementById("text").addEventListener("scroll", () => !button.hidden && later(), { passive: true });
  app.on("escape", () => !button.hidden && getSelection().removeAllRanges());
  return selection;
}
