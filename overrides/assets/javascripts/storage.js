// What a page keeps on the reader's device, and nowhere else. Devices may refuse; then nothing is kept, and that is said.

const PREFIX = "hc:";

/** Returns what was kept under a name, `otherwise` where there is nothing or nothing that can be read. */
export function recall(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a value under a name, or nothing where the value is undefined; returns whether that was possible. */
export function keep(name, value) {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
