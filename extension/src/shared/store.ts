import type { Journal, Stored } from './types';

export interface Store {
  get<K extends keyof Stored>(key: K): Promise<Stored[K]>;
  set(values: Partial<Stored>): Promise<void>;
}

export const EMPTY_JOURNAL: Journal = {
  state: 'idle',
  since: 0,
  run: '',
  nextAt: 0,
  key: null,
  job: null,
  mode: 'assisted',
  claimedAt: 0,
  lockedUntil: 0,
  names: [],
  own: [],
  composerUrl: null,
  before: 0,
  sentHash: null,
  withdraw: null,
  reloadedAt: 0,
  looks: 0,
  outcome: null,
};

export const DEFAULTS: Readonly<Stored> = {
  pairing: null,
  settings: { mode: 'assisted', stopped: false },
  journal: EMPTY_JOURNAL,
  history: [],
  refused: [],
  tried: [],
  contacts: [],
  own: [],
  signals: [],
  lookFrom: 0,
  problem: null,
  told: null,
  noteLimit: null,
  usage: null,
};

/** storage.local, with the default for whatever was never written. */
export const chromeStore: Store = {
  async get(key) {
    const found = await chrome.storage.local.get(key);
    return (found[key] ?? DEFAULTS[key]) as Stored[typeof key];
  },
  async set(values) {
    await chrome.storage.local.set(values);
  },
};
