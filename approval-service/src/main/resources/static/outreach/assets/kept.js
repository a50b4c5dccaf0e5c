// What a person has typed and not saved yet, kept in this browser. Each person sees their own texts alone, and signing out
// removes them, because they name people. The length and the age of the texts are bounded; their number by the browser.
const PREFIX = 'outreach.typed.';
const MAX_LENGTH = 25_000;
const MAX_AGE_MILLIS = 30 * 24 * 3600 * 1000;
const { customer, person } = document.body.dataset;
const mine = person ? `${PREFIX}${person}.` : PREFIX;
const here = `${mine}${customer}.`;

/** What is kept under this name, which is a draft's id or that of a form; else null. */
export function kept(name) {
  return read(here + name);
}

/** Returns whether the browser keeps it: its storage may be full or disabled. */
export function keep(name, entry) {
  const value = JSON.stringify({ ...entry, at: Date.now() });
  try {
    if (value.length <= MAX_LENGTH) {
      localStorage.setItem(here + name, value);
      return true;
    }
  } catch {
    // As if it was too long.
  }
  return false;
}

export function forget(name) {
  localStorage.removeItem(here + name);
}

/** The names of all that is kept for this customer. */
export function keptNames() {
  return keys(here).map((key) => key.slice(here.length));
}

export function countKept() {
  return keys(mine).length;
}

export function forgetAll() {
  keys(mine).forEach((key) => localStorage.removeItem(key));
}

/** Drops texts that are too old. */
export function prune() {
  keys(PREFIX)
    .filter((key) => Date.now() - (read(key)?.at ?? 0) > MAX_AGE_MILLIS)
    .forEach((key) => localStorage.removeItem(key));
}

function keys(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    // The person has disabled the storage.
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}
