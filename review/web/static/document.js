// The document with every claim marked in place. Lines are paragraphs; blocks of lines are laid out only when they come into sight.
import { element } from "./elements.js";
import { signOf, statusLabel, statusOf, titleOf } from "./naming.js";
import { createMarkFinder, linesOf, piecesOf } from "./segments.js";
import { keyOf } from "./store.js";
import { guardLabel, say } from "./words.js";

const blockLength = 600; // UTF-16 units after which a block ends with its line

export function createDocumentView(root, app) {
  const head = element("header", { class: "document-head" });
  const article = element("article", { class: "document", lang: "zh" });
  const empty = element("p", { class: "empty" }, say("document.none"));
  root.append(head, article, empty);
  let lines = []; // {start, node}
  let claims = []; // of the open document, in the order of the text
  let pieces = new Map(); // key of a claim to its elements
  let numbers = []; // elements of each suppressed number

  function draw() {
    const open = app.store.document;
    empty.hidden = open !== null;
    drawHead();
    pieces = new Map();
    numbers = [];
    lines = [];
    article.replaceChildren();
    if (!open) return;
    claims = open.claims.map((claim) => app.store.get(claim)).filter(Boolean);
    article.setAttribute("aria-label", titleOf(open.document));
    if (!open.document.text) return article.append(element("p", { class: "empty" }, say("document.noText")));
    article.append(...blocksOf(open));
    root.scrollTop = 0;
    choose(true);
  }

  function drawHead() {
    const open = app.store.document;
    head.hidden = open === null;
    if (!open) return;
    const { document: about } = open;
    const toggle = element(
      "button",
      { type: "button", class: "toggle", "data-focus": "suppressed", "aria-pressed": String(app.showSuppressed), "aria-keyshortcuts": "g", onclick: () => app.setShowSuppressed(!app.showSuppressed) },
      say("document.suppressedCount", { n: open.suppressed.length }),
      element("kbd", { "aria-hidden": "true" }, "g"),
    );
    const focused = head.contains(document.activeElement);
    head.replaceChildren(
      element("h2", { lang: "zh" }, titleOf(about)),
      element(
        "p",
        { class: "meta" },
        element("span", {}, about.source),
        about.published_at && element("span", {}, say("document.published", { date: about.published_at })),
        element("span", {}, say("documents.count", { claims: open.claims.length, open: app.store.documentOf(about.source)?.open ?? 0 })),
        toggle,
      ),
    );
    if (focused) toggle.focus();
  }

  function blocksOf(open) {
    const { toUnits } = open.offsets;
    const marks = [
      ...claims.map((item) => ({ start: toUnits(item.number_start), end: toUnits(item.number_end), item })),
      ...open.suppressed.map((row, index) => ({ start: toUnits(row.start), end: toUnits(row.end), row, index })),
    ].sort((a, b) => a.start - b.start || b.end - a.end);
    const find = createMarkFinder(marks);
    const titles = new Set((open.articles ?? []).filter((one) => typeof one.title_start === "number").map((one) => toUnits(one.title_start)));
    const blocks = [];
    let block = null;
    let length = Infinity;
    for (const line of linesOf(open.document.text)) {
      if (length > blockLength) {
        blocks.push((block = element("div", { class: "block" })));
        length = 0;
      }
      const end = line.start + line.text.length;
      const title = [...titles].some((start) => start >= line.start && start < end);
      const node = element("p", { class: title ? "line title" : "line", "data-start": line.start }, lineContent(line, find(line.start, end)));
      block.append(node);
      lines.push({ start: line.start, node });
      length += line.text.length + 1;
    }
    return blocks;
  }

  function lineContent(line, marks) {
    if (marks.length === 0) return line.text;
    return piecesOf(line.start, line.start + line.text.length, marks).map((piece) => {
      const text = line.text.slice(piece.start - line.start, piece.end - line.start);
      return piece.marks.length === 0 ? text : pieceOf(piece, text);
    });
  }

  function pieceOf(piece, text) {
    const claimed = piece.marks.filter((mark) => mark.item);
    if (claimed.length === 0) return suppressedPiece(piece.marks[0], text);
    const [inner] = claimed;
    const node = element("span", { role: "button", tabindex: -1, "data-key": keyOf(inner.item) }, text);
    if (claimed.length > 1) node.dataset.nested = claimed.length;
    for (const mark of claimed) {
      if (!pieces.has(keyOf(mark.item))) pieces.set(keyOf(mark.item), []);
      pieces.get(keyOf(mark.item)).push(node);
    }
    node.covering = claimed.map((mark) => mark.item); // for a click on a number within a number
    node.ends = piece.end === inner.end;
    dress(node, inner.item);
    return node;
  }

  function suppressedPiece(mark, text) {
    const node = element("span", { class: "suppressed", "data-suppressed": mark.index, title: guardLabel(mark.row.guard) }, text);
    (numbers[mark.index] ??= []).push(node);
    return node;
  }

  // dress gives a piece the look of its claim's status.
  function dress(node, item) {
    node.className = `claim ${statusOf(item)}${node.ends ? " ends" : ""}`;
    if (node.ends) node.dataset.sign = signOf(item);
    node.setAttribute("aria-label", say("document.claim", { number: item.number_text, status: statusLabel(item) }));
  }

  // choose outlines the current claim or suppressed number and brings it into sight.
  function choose(scroll) {
    for (const node of article.querySelectorAll(".chosen")) {
      node.classList.remove("chosen");
      node.removeAttribute("aria-current");
    }
    const item = app.item();
    const nodes = app.suppressed >= 0 ? (numbers[app.suppressed] ?? []) : item ? (pieces.get(keyOf(item)) ?? []) : [];
    for (const node of nodes) {
      node.classList.add("chosen");
      node.setAttribute("aria-current", "true");
    }
    markQuote(item);
    if (scroll && nodes.length > 0) bringIntoSight(root, nodes[0]);
  }

  // markQuote paints the clause that carries the claim, without changing the page's elements.
  function markQuote(item) {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete("quote");
    const open = app.store.document;
    if (!item || !open || item.source !== open.document.source || lines.length === 0) return;
    const { toUnits } = open.offsets;
    const range = document.createRange();
    const [start, end] = [placeOf(toUnits(item.quote_start)), placeOf(toUnits(item.quote_end))];
    if (!start || !end) return;
    range.setStart(...start);
    range.setEnd(...end);
    CSS.highlights.set("quote", new Highlight(range));
  }

  // placeOf finds the text node and the offset in it of an offset of the document.
  function placeOf(units) {
    const line = lines[lineAt(units)];
    let rest = units - line.start;
    const walker = document.createTreeWalker(line.node, NodeFilter.SHOW_TEXT);
    let last = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (rest <= node.length) return [node, rest];
      rest -= node.length;
      last = node;
    }
    return last ? [last, last.length] : [line.node, 0];
  }

  function lineAt(units) {
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lines[middle].start <= units) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // unitsAt gives the offset in the document of a place in the page, or -1 outside of the text.
  function unitsAt(container, offset) {
    const inside = container.nodeType === Node.ELEMENT_NODE ? (container.childNodes[offset] ?? container) : container;
    const line = (inside.nodeType === Node.ELEMENT_NODE ? inside : inside.parentElement)?.closest(".line");
    if (!line || !article.contains(line)) return -1;
    const range = document.createRange();
    range.setStart(line, 0);
    if (line.contains(container)) range.setEnd(container, offset);
    return Number(line.dataset.start) + range.toString().length;
  }

  const view = {
    // selectedAnchor gives the text that is selected, without white space around it, as {source, start, end} in code points.
    selectedAnchor() {
      const selection = getSelection();
      const open = app.store.document;
      if (!open || selection.rangeCount === 0 || selection.isCollapsed) return null;
      const range = selection.getRangeAt(0);
      let start = unitsAt(range.startContainer, range.startOffset);
      let end = unitsAt(range.endContainer, range.endOffset);
      if (start < 0 || end < 0) return null;
      const { text } = open.document;
      while (start < end && /\s/.test(text[start])) start++;
      while (end > start && /\s/.test(text[end - 1])) end--;
      if (start === end) return null;
      const { toPoints } = open.offsets;
      return { source: open.document.source, start: toPoints(start), end: toPoints(end) };
    },

    // moveSuppressed chooses another suppressed number, the first time the one nearest to the current claim.
    moveSuppressed(steps) {
      const open = app.store.document;
      if (!open || open.suppressed.length === 0) return;
      if (!app.showSuppressed) app.setShowSuppressed(true);
      const count = open.suppressed.length;
      if (app.suppressed >= 0) return app.chooseSuppressed((app.suppressed + steps + count) % count);
      const here = app.item()?.number_start ?? 0;
      const behind = open.suppressed.findIndex((row) => row.start > here);
      const next = behind < 0 ? 0 : behind;
      app.chooseSuppressed(steps > 0 ? next : (next - 1 + count) % count);
    },

    // promote makes a claim of the chosen suppressed number.
    promote() {
      if (app.source.readOnly) return;
      const row = app.store.document?.suppressed[app.suppressed];
      if (!row) return app.announcer.say(say("said.noSuppressed"));
      app.decisions.add({ source: row.source, start: row.start, end: row.end });
    },
  };

  article.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) return; // text was selected, not a claim
    const number = event.target.closest("[data-suppressed]");
    if (number && app.showSuppressed) return app.chooseSuppressed(Number(number.dataset.suppressed));
    const node = event.target.closest(".claim");
    if (!node) return;
    const at = node.covering.findIndex((item) => app.selected && keyOf(item) === keyOf(app.selected));
    app.select(node.covering[(at + 1) % node.covering.length], { push: true });
  });

  function restatus(changed) {
    for (const key of changed) {
      const item = app.store.get(key);
      for (const node of (item && pieces.get(keyOf(key))) ?? []) {
        if (node.dataset.key !== keyOf(key)) continue;
        const chosen = node.classList.contains("chosen");
        dress(node, item);
        node.classList.toggle("chosen", chosen);
      }
    }
    drawHead();
  }

  app.on("document", draw);
  app.on("items", restatus);
  app.on("selected", () => choose(true));
  app.on("suppressed", (on) => (root.classList.toggle("with-suppressed", on), drawHead()));
  app.on("language", () => {
    empty.textContent = say("document.none");
    restatus(claims);
  });
  app.on("panel", (name) => name === "text" && choose(true));
  return view;
}

// bringIntoSight scrolls a node to the middle unless it is comfortably in sight. Blocks that were never laid out have a guessed
// height, so that the first try may miss: it looks again in the next frame.
function bringIntoSight(root, node, tries = 3) {
  const frame = root.getBoundingClientRect();
  const box = node.getBoundingClientRect();
  const margin = frame.height / 6;
  if (box.height > 0 && box.top > frame.top + margin && box.bottom < frame.bottom - margin) return;
  node.scrollIntoView({ block: "center" });
  if (tries > 0) requestAnimationFrame(() => bringIntoSight(root, node, tries - 1));
}
