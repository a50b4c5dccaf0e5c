import { type NoticeCode, noticeAt, noticeOf, placeOf } from '../shared/linkedin';
import type { Store } from '../shared/store';
import type { Contact } from '../shared/types';
import { ApiError, type Api, type Signal } from './api';
import { isPageOf, relationOf } from './judge';
import type { Tab } from './tab';

export const LOOK_EVERY_MS = 4 * 60 * 60_000;
/** In one go; the rest is looked at the next time. */
const AT_ONCE = 5;
const BETWEEN_LOOKS_MS = 15 * 60_000;
const LOOK_FOR_MS = 30 * 24 * 60 * 60_000;

/**
 * Looks whether invitations were accepted and messages answered, and posts that as signals, never a text. A signal stays
 * stored until it is posted. Whatever goes wrong, nobody is visited again before their time.
 */
export class Answers {
  constructor(
    private readonly store: Store,
    private readonly tab: Tab,
    private readonly api: () => Promise<Api | null>,
    private readonly now: () => number,
    private readonly pause: (seconds: number) => Promise<void>,
  ) {}

  /** Those whom nobody looked at for some hours; all with `onRequest`. Else only while a tab on LinkedIn is open. */
  async due(onRequest: boolean): Promise<Contact[]> {
    const now = this.now();
    const held = (await this.store.get('lookFrom')) - now;
    // A clock that was set back must not hold it for longer.
    if (!onRequest && ((held > 0 && held <= LOOK_EVERY_MS) || !(await this.tab.anyOpen()))) return [];
    return (await this.store.get('contacts'))
      .filter((each) => isOpen(each) && now - Math.max(each.invitedAt ?? 0, each.messagedAt ?? 0) < LOOK_FOR_MS)
      .filter((each) => onRequest || Math.abs(now - each.checkedAt) >= LOOK_EVERY_MS)
      .sort((a, b) => a.checkedAt - b.checkedAt)
      .slice(0, AT_ONCE);
  }

  /** Returns how many answers were found. */
  async look(onRequest: boolean): Promise<number> {
    const api = await this.api();
    const problem = await this.store.get('problem');
    const working = problem === null || noticeOf(problem) !== null;
    if (!api || !(await this.tab.permitted()) || !(working || onRequest)) return 0;
    await this.post(api);
    const due = await this.due(onRequest);
    if (due.length > 0) await this.store.set({ lookFrom: this.now() + BETWEEN_LOOKS_MS });
    let found = 0;
    for (const contact of due) {
      const checked = { ...contact, checkedAt: this.now() };
      await this.remember(checked);
      const seen = await this.read(checked).catch(() => checked);
      if (typeof seen === 'string') {
        await this.store.set({ problem: seen, lookFrom: this.now() + LOOK_EVERY_MS });
        break;
      }
      const types = (['accepted', 'replied'] as const).filter((type) => seen[type] && !contact[type]);
      found += types.length;
      await this.remember(
        seen,
        types.map((type) => ({ prospectUrl: contact.url, type })),
      );
      await this.post(api);
      await this.pause(5);
    }
    return found;
  }

  /** Returns LinkedIn's notice if it shows one. */
  private async read(contact: Contact): Promise<Contact | NoticeCode> {
    let { accepted, replied } = contact;
    if (!accepted && contact.invitedAt !== null) {
      const notice = await this.visit(contact.url);
      if (notice) return notice;
      accepted = await this.isConnected(contact);
    }
    if (!replied && contact.messagedAt !== null && contact.threadUrl) {
      const notice = await this.visit(contact.threadUrl);
      if (notice) return notice;
      replied = (await this.tab.call('lastAuthor')).some((name) => contact.names.includes(name));
    }
    return { ...contact, accepted, replied };
  }

  private async visit(url: string): Promise<NoticeCode | null> {
    await this.tab.open(url);
    await this.pause(2);
    const { address, notice } = await this.tab.call('status');
    const shown = noticeAt(placeOf(address, notice));
    // LinkedIn works again.
    if (shown === null && noticeOf(await this.store.get('problem'))) await this.store.set({ problem: null });
    return shown;
  }

  private async isConnected(contact: Contact): Promise<boolean> {
    const signals = await this.tab.call('profile');
    return isPageOf(contact.url, signals) && relationOf(signals) === 'connected';
  }

  private async remember(contact: Contact, found: readonly Signal[] = []): Promise<void> {
    const contacts = await this.store.get('contacts');
    await this.store.set({
      contacts: contacts.map((each) => (each.url === contact.url ? contact : each)),
      signals: [...(await this.store.get('signals')), ...found],
    });
  }

  /** A signal that the pipeline refuses for good is not posted again. */
  private async post(api: Api): Promise<void> {
    for (let signals = await this.store.get('signals'); signals.length > 0; signals = signals.slice(1)) {
      try {
        await api.signal(signals[0]!);
      } catch (error) {
        if (!(error instanceof ApiError && error.final)) throw error;
      }
      await this.store.set({ signals: signals.slice(1) });
    }
  }
}

function isOpen({ invitedAt, accepted, messagedAt, replied }: Contact): boolean {
  return (invitedAt !== null && !accepted) || (messagedAt !== null && !replied);
}
