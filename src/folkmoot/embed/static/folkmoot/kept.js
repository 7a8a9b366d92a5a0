// A browser's storage that may be full, switched off or filled by others: it never throws.

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store */

/** @param {() => any} act @param {any} [otherwise] */
function attempt(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** @param {Store} store @param {string} key @returns {any} the value, null when there is none */
export const recall = (store, key) => attempt(() => JSON.parse(store.getItem(key) ?? "null"), null);

/** @param {Store} store @param {string} key @param {any} value */
export const keep = (store, key, value) => attempt(() => store.setItem(key, JSON.stringify(value)));

/** @param {Store} store @param {string} key */
export const forget = (store, key) => attempt(() => store.removeItem(key));

/** @param {Store} store @param {string} prefix @returns {string[]} */
export const keysOf = (store, prefix) =>
  attempt(() => {
    const keys = Array.from({ length: store.length }, (_, at) => store.key(at) ?? "");
    return keys.filter((key) => key.startsWith(prefix));
  }, []);

/** What is kept while the page is open, where the browser has no storage to give. @returns {Store} */
function onThisPage() {
  const kept = /** @type {Map<string, string>} */ (new Map());
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** The browser's own storage; a frame on another site's page may be refused it. */
export const local = /** @type {Store} */ (attempt(() => globalThis.localStorage) ?? onThisPage());
export const session = /** @type {Store} */ (attempt(() => globalThis.sessionStorage) ?? onThisPage());
