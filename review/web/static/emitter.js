// Who wants to know of a change listens to its name.
export function createEmitter() {
  const listeners = new Map();
  return {
    on(name, listener) {
      if (!listeners.has(name)) listeners.set(name, []);
      listeners.get(name).push(listener);
    },
    emit(name, detail) {
      for (const listener of listeners.get(name) ?? []) listener(detail);
    },
  };
}
