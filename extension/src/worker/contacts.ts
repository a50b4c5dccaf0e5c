import type { Store } from '../shared/store';
import type { Contact, Journal } from '../shared/types';

const KEPT = 100;

/** Remembers to whom something was sent, so that acceptance and replies can be looked for. */
export async function rememberContact(store: Store, journal: Journal, now: number): Promise<void> {
  const { job, outcome } = journal;
  if (!job || job.action === 'comment' || outcome?.kind !== 'result') return;
  const contacts = await store.get('contacts');
  const old = contacts.find((each) => each.url === job.prospectUrl);
  const invited = job.action === 'connection_request';
  const thread = outcome.body.resultUrl ?? null;
  const contact: Contact = {
    url: job.prospectUrl,
    names: journal.names.length ? journal.names : (old?.names ?? []),
    invitedAt: invited ? now : (old?.invitedAt ?? null),
    messagedAt: invited ? (old?.messagedAt ?? null) : now,
    threadUrl: invited
      ? (old?.threadUrl ?? null)
      : thread?.includes('/messaging/')
        ? thread
        : (journal.composerUrl ?? null),
    accepted: invited ? false : (old?.accepted ?? false),
    replied: false,
    checkedAt: now,
  };
  await store.set({ contacts: [contact, ...contacts.filter((each) => each !== old)].slice(0, KEPT) });
}
