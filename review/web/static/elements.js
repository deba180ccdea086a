// Making elements. Text comes in as text nodes only, so that no document can bring markup with it.

// element makes an HTML element. Properties are attributes; a function is a listener (onclick), true an empty attribute, and null,
// undefined and false are left out.
export function element(tag, properties = {}, ...children) {
  return filled(document.createElement(tag), properties, children);
}

// drawing makes an SVG element.
export function drawing(tag, properties = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function filled(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) setProperty(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function setProperty(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") return node.addEventListener(name.slice(2), value);
  node.setAttribute(name, value === true ? "" : String(value));
}

// keycap shows a key. It is no part of a button's name: screen readers read aria-keyshortcuts.
export function keycap(key) {
  return element("kbd", { "aria-hidden": "true" }, key);
}

// keepFocus runs work that replaces what stands in root, and gives the focus back to the element with the same data-focus.
export function keepFocus(root, work) {
  const focused = root.contains(document.activeElement) ? document.activeElement.closest("[data-focus]") : null;
  const name = focused?.dataset.focus;
  const had = root.contains(document.activeElement) && document.activeElement !== root;
  work();
  if (!had) return;
  const again = name === undefined ? null : root.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  if (again) again.focus({ preventScroll: true });
  else if (root.tabIndex >= -1 && root.hasAttribute("tabindex")) root.focus({ preventScroll: true });
}
