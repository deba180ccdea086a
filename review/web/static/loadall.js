// Reading the whole selection, for what needs every row at once: sorting and charts.

// mostRows bounds what a table or a chart is made of; the page says so where there are more.
export const mostRows = 20000;

const pageSize = 1000;

// loadAll reads the claims that pass the app's filters: {items, total}. goOn says after each page whether they are still wanted.
export async function loadAll(app, goOn) {
  const items = [];
  let cursor = null;
  let total = 0;
  do {
    const page = await app.source.claims(app.filters, { order: "document", limit: pageSize, cursor });
    if (!goOn()) return null;
    items.push(...app.store.put(page.claims));
    ({ total, next: cursor } = page);
  } while (cursor && items.length < mostRows);
  return { items, total };
}
