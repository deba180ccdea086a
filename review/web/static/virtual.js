// A long list of rows of one height, of which only those in sight are in the page.
import { element } from "./elements.js";

const spare = 8; // rows above and below those in sight

// createVirtualList shows count() rows in scroller; row(position) makes one. near(position) is told how far the list was looked at.
export function createVirtualList(scroller, { count, row, near = () => {} }) {
  const space = element("div", { class: "space", role: "presentation" });
  scroller.append(space);
  let height = 0;
  let shown = [-1, -1];
  let asked = false;

  function measure() {
    const probe = row(0);
    space.replaceChildren(probe);
    height = probe.offsetHeight;
    shown = [-1, -1];
    return height > 0;
  }

  function draw() {
    asked = false;
    if (count() === 0) {
      space.replaceChildren();
      space.style.setProperty("height", "0");
      shown = [-1, -1];
      return;
    }
    if (height === 0 && !measure()) return;
    const first = Math.max(0, Math.floor(scroller.scrollTop / height) - spare);
    const last = Math.min(count(), Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + spare);
    space.style.setProperty("height", `${count() * height}px`);
    if (first === shown[0] && last === shown[1]) return;
    shown = [first, last];
    space.replaceChildren(...Array.from({ length: Math.max(0, last - first) }, (_, i) => placed(first + i)));
    near(last);
  }

  function placed(position) {
    const node = row(position);
    node.style.setProperty("transform", `translateY(${position * height}px)`);
    return node;
  }

  const later = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(draw);
  };

  scroller.addEventListener("scroll", later, { passive: true });
  new ResizeObserver(() => {
    height = 0; // the size of the text may have changed with the window's
    later();
  }).observe(scroller);

  return {
    // refresh draws again the rows in sight.
    refresh() {
      shown = [-1, -1];
      later();
    },
    // reveal scrolls as little as brings a row into sight.
    reveal(position) {
      if (position < 0 || (height === 0 && (count() === 0 || !measure()))) return;
      const top = position * height;
      if (top < scroller.scrollTop) scroller.scrollTop = Math.max(0, top - height);
      else if (top + height > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + 2 * height - scroller.clientHeight;
      this.refresh();
    },
    top() {
      scroller.scrollTop = 0;
      this.refresh();
    },
  };
}
