import { placeOf } from '../shared/linkedin';
import type { Store } from '../shared/store';
import type { Contact } from '../shared/types';
import { ApiError, type Api, type Signal } from './api';
import { isPageOf, relationOf } from './judge';
import type { Tab } from './tab';

export const LOOK_EVERY_MS = 4 * 60 * 60_000;
/** In one go; the rest is looked at the next time. */
const AT_ONCE = 5;
const LOOK_FOR_MS = 30 * 24 * 60 * 60_000;

/**
 * Looks whether invitations were accepted and messages answered, and posts that as signals, never a text. A signal that
 * could not be posted is posted the next time.
 */
export class Answers {
  constructor(
    private readonly store: Store,
    private readonly tab: Tab,
    private readonly api: () => Promise<Api | null>,
    private readonly now: () => number,
    private readonly pause: (seconds: number) => Promise<void>,
  ) {}

  /** Those whom nobody looked at for some hours; all with `onRequest`. */
  async due(onRequest: boolean): Promise<Contact[]> {
    const now = this.now();
    return (await this.store.get('contacts'))
      .filter((each) => isOpen(each) && now - Math.max(each.invitedAt ?? 0, each.messagedAt ?? 0) < LOOK_FOR_MS)
      .filter((each) => onRequest || now - each.checkedAt >= LOOK_EVERY_MS)
      .sort((a, b) => a.checkedAt - b.checkedAt)
      .slice(0, AT_ONCE);
  }

  /** Returns how many answers were found. */
  async look(onRequest: boolean): Promise<number> {
    const api = await this.api();
    if (!api || !(await this.tab.permitted())) return 0;
    let found = 0;
    for (const contact of await this.due(onRequest)) {
      const seen = await this.read(contact).catch(() => contact);
      // LinkedIn is signed out or shows a notice: nobody else is looked at.
      if (seen === null) break;
      const types = (['accepted', 'replied'] as const).filter((type) => seen[type] && !contact[type]);
      for (const type of types) await post(api, { prospectUrl: contact.url, type });
      found += types.length;
      await this.remember({ ...seen, checkedAt: this.now() });
      await this.pause(5);
    }
    return found;
  }

  private async read(contact: Contact): Promise<Contact | null> {
    let { accepted, replied } = contact;
    if (!accepted && contact.invitedAt !== null) {
      if (!(await this.visit(contact.url))) return null;
      accepted = await this.isConnected(contact);
    }
    if (!replied && contact.messagedAt !== null && contact.threadUrl) {
      if (!(await this.visit(contact.threadUrl))) return null;
      replied = (await this.tab.call('lastAuthor')).some((name) => contact.names.includes(name));
    }
    return { ...contact, accepted, replied };
  }

  private async visit(url: string): Promise<boolean> {
    await this.tab.open(url);
    await this.pause(2);
    const { address, notice } = await this.tab.call('status');
    return ['page', 'gone'].includes(placeOf(address, notice));
  }

  private async isConnected(contact: Contact): Promise<boolean> {
    const signals = await this.tab.call('profile');
    return isPageOf(contact.url, signals) && relationOf(signals) === 'connected';
  }

  private async remember(contact: Contact): Promise<void> {
    const contacts = await this.store.get('contacts');
    await this.store.set({ contacts: contacts.map((each) => (each.url === contact.url ? contact : each)) });
  }
}

/** A signal that the pipeline refuses for good is not posted again. */
async function post(api: Api, signal: Signal): Promise<void> {
  try {
    await api.signal(signal);
  } catch (error) {
    if (!(error instanceof ApiError && error.final)) throw error;
  }
}

function isOpen({ invitedAt, accepted, messagedAt, replied }: Contact): boolean {
  return (invitedAt !== null && !accepted) || (messagedAt !== null && !replied);
}
