import type { Operations } from '../page/operations';

export type OperationName = {
  [K in keyof Operations]: Operations[K] extends (...given: never[]) => unknown ? K : never;
}[keyof Operations];

type Given<K extends OperationName> = Parameters<Operations[K]>;
type Answer<K extends OperationName> = Awaited<ReturnType<Operations[K]>>;

/** The one LinkedIn tab in which the extension works. */
export interface Tab {
  /** Opens the address in the working tab, which is made if there is none, and waits until it has loaded. */
  open(url: string): Promise<void>;
  /** Fails if the tab is gone or shows no page of LinkedIn's. */
  call<K extends OperationName>(name: K, ...given: Given<K>): Promise<Answer<K>>;
  /** Shows the tab to the person. */
  show(): Promise<void>;
  present(): Promise<boolean>;
  /** The browser was not restarted since the tab was made. */
  known(): Promise<boolean>;
  permitted(): Promise<boolean>;
  /** Any tab on LinkedIn is open. */
  anyOpen(): Promise<boolean>;
}

export const ORIGIN = 'https://www.linkedin.com/*';
const LOAD_TIMEOUT_MS = 30_000;
const CALL_TIMEOUT_MS = 10_000;

export class ChromeTab implements Tab {
  async open(url: string): Promise<void> {
    const known = await this.ownId();
    const arrival = new Arrival();
    try {
      const tab = await (known === null ? chrome.tabs.create({ url, active: false }) : chrome.tabs.update(known, { url }));
      if (tab?.id === undefined) throw new Error('no tab');
      // Tab ids are valid until the browser ends, and so is this storage.
      await chrome.storage.session.set({ tab: tab.id });
      await arrival.at(tab.id);
    } finally {
      arrival.stop();
    }
  }

  async call<K extends OperationName>(name: K, ...given: Given<K>): Promise<Answer<K>> {
    const tabId = await this.id();
    if (tabId === null) throw new Error('the tab was closed');
    await within(CALL_TIMEOUT_MS, execute({ target: { tabId }, files: ['page.js'] }), `${name}: injection`);
    const script = execute({
      target: { tabId },
      func: (operation: string, values: unknown[]) => {
        const page = globalThis.outreachPage as unknown as Record<string, (...all: unknown[]) => unknown>;
        return page[operation]!(...values);
      },
      args: [name, given],
    });
    const [answer] = await within(CALL_TIMEOUT_MS, script, name);
    // An error in the page comes as an answer without a result.
    if (answer?.result === null || answer?.result === undefined) throw new Error(`${name} has no answer`);
    return answer.result as Answer<K>;
  }

  async show(): Promise<void> {
    const tabId = await this.id();
    if (tabId === null) return;
    const tab = await chrome.tabs.update(tabId, { active: true });
    if (tab?.windowId !== undefined) await chrome.windows.update(tab.windowId, { focused: true });
  }

  async present(): Promise<boolean> {
    return (await this.id()) !== null;
  }

  async known(): Promise<boolean> {
    return (await chrome.storage.session.get('tab')).tab !== undefined;
  }

  permitted(): Promise<boolean> {
    return chrome.permissions.contains({ origins: [ORIGIN] });
  }

  async anyOpen(): Promise<boolean> {
    return (await chrome.tabs.query({ url: ORIGIN })).length > 0;
  }

  /** A tab that the person has taken to another site is theirs. */
  private async ownId(): Promise<number | null> {
    const id = await this.id();
    return id !== null && (await chrome.tabs.get(id)).url?.startsWith('https://www.linkedin.com/') ? id : null;
  }

  private async id(): Promise<number | null> {
    const { tab } = await chrome.storage.session.get('tab');
    if (typeof tab !== 'number') return null;
    return chrome.tabs.get(tab).then(
      () => tab,
      () => null,
    );
  }
}

interface Script {
  readonly target: { readonly tabId: number };
  readonly files?: string[];
  readonly func?: (operation: string, values: unknown[]) => unknown;
  readonly args?: unknown[];
}

/** The published types know neither arguments nor answers of a function. */
function execute(script: Script): Promise<readonly { readonly result?: unknown }[]> {
  return chrome.scripting.executeScript(script as unknown as chrome.scripting.ScriptInjection);
}

/** Waits for a navigation. A tab that was asked to navigate still shows the old page as complete for a while. */
class Arrival {
  private readonly began = new Set<number>();
  private readonly listener = (tabId: number, { status }: { status?: string | undefined }) => {
    if (status === 'loading') this.began.add(tabId);
  };

  constructor() {
    chrome.tabs.onUpdated.addListener(this.listener);
  }

  async at(tabId: number): Promise<void> {
    const end = Date.now() + LOAD_TIMEOUT_MS;
    while (Date.now() < end) {
      await pause(50);
      const tab = await chrome.tabs.get(tabId);
      if (this.began.has(tabId) && tab.status === 'complete' && !tab.pendingUrl) return;
    }
    throw new Error('the page does not load');
  }

  stop(): void {
    chrome.tabs.onUpdated.removeListener(this.listener);
  }
}

/** A page that hangs must not stop everything else. */
function within<T>(ms: number, promise: Promise<T>, what: string): Promise<T> {
  const late = pause(ms).then(() => Promise.reject(new Error(`${what} takes too long`)));
  return Promise.race([promise, late]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
