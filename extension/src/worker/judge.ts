import type { InviteSignals, PostSignals, ProfileSignals } from '../adapters/2026-11';
import type { FailureCode } from '../shared/codes';
import { isMemberId, profileSlug } from '../shared/linkedin';
import { isAddressed } from '../shared/recipient';
import type { Job } from '../shared/types';

/** What to do about a page. `wait` becomes `code` when the state times out. */
export type Verdict =
  | { readonly kind: 'wait'; readonly code: FailureCode; readonly detail: string }
  | { readonly kind: 'open_more' }
  | { readonly kind: 'go'; readonly url: string | null; readonly names: readonly string[] }
  | { readonly kind: 'done_before' }
  | { readonly kind: 'end'; readonly code: FailureCode; readonly detail: string };

export type Relation = 'connected' | 'connectable' | 'pending' | 'incoming' | 'follow_only' | 'more' | 'unknown';

const wait = (detail: string, code: FailureCode = 'ui_changed'): Verdict => ({ kind: 'wait', code, detail });
const end = (code: FailureCode, detail = ''): Verdict => ({ kind: 'end', code, detail });

/** A page that shows both, an invitation and a pending one, is not invited again. */
export function relationOf(signals: ProfileSignals): Relation {
  if (signals.pending) return 'pending';
  if (signals.invite) return 'connectable';
  if (signals.incoming) return 'incoming';
  if (signals.compose && !signals.labelled) return 'connected';
  if (signals.more === 'closed') return 'more';
  if (signals.compose && signals.labelled) return 'follow_only';
  return 'unknown';
}

/** Whether the page is that of the job's prospect: by its address and canonical link, or by the member id. */
export function isPageOf(prospectUrl: string, { slugs, memberId }: ProfileSignals): boolean {
  const wanted = profileSlug(prospectUrl);
  const vanity = new Set(slugs.filter((slug) => !isMemberId(slug)));
  if (wanted === null || vanity.size > 1) return false;
  return isMemberId(wanted) ? memberId === wanted || slugs.includes(wanted) : vanity.has(wanted);
}

export function judgeProfile(job: Job, signals: ProfileSignals): Verdict {
  if (!signals.topCard) return wait('no top card');
  if (!isPageOf(job.prospectUrl, signals)) return wait('the page names somebody else', 'recipient_ambiguous');
  if (signals.self) return end('self');
  const names = [...new Set([...signals.slugs, ...(signals.memberId ? [signals.memberId] : [])])];
  const relation = relationOf(signals);
  return job.action === 'connection_request'
    ? judgeInvite(signals, relation, names)
    : judgeMessage(signals, relation, names);
}

function judgeInvite(signals: ProfileSignals, relation: Relation, names: string[]): Verdict {
  switch (relation) {
    case 'pending':
      return { kind: 'done_before' };
    case 'connectable':
      return { kind: 'go', url: signals.invite, names };
    case 'incoming':
      return end('incoming_request');
    case 'connected':
      return end('already_connected');
    case 'follow_only':
      return end('follow_only');
    case 'more':
      return { kind: 'open_more' };
    case 'unknown':
      return wait('no invitation link, no compose link');
  }
}

function judgeMessage(signals: ProfileSignals, relation: Relation, names: string[]): Verdict {
  switch (relation) {
    case 'connected':
      return { kind: 'go', url: signals.compose, names };
    case 'pending':
    case 'connectable':
    case 'incoming':
    case 'follow_only':
      return end('not_first_degree');
    case 'more':
      return signals.compose ? { kind: 'open_more' } : wait('no compose link', 'not_messageable');
    case 'unknown':
      return wait('no compose link', signals.more ? 'not_messageable' : 'ui_changed');
  }
}

const isPost = (urn: string) => !urn.startsWith('urn:li:comment:');

export function judgePost(urn: string, signals: PostSignals): Verdict {
  if (signals.wrapper) return { kind: 'go', url: null, names: [urn] };
  return signals.others > 0 && isPost(urn)
    ? wait('the page shows another post', 'recipient_ambiguous')
    : wait('no element names the post');
}

/** The dialog of an invitation: ready for its note, or why not. */
export function judgeDialog(
  job: Job,
  signals: InviteSignals,
  invited: readonly string[],
): Verdict | { kind: 'add_note' } {
  const addressed = isAddressed(signals.recipients, invited);
  if (!addressed && signals.recipients.length > 0) return wait('the page invites somebody else', 'recipient_ambiguous');
  if (!signals.dialog) return wait('no invitation dialog');
  if (signals.notice) return end('weekly_limit');
  if (signals.asksForEmail) return end('email_required');
  if (!addressed) return wait('nothing names who is invited', 'recipient_ambiguous');
  if (job.body === '') {
    return signals.invitation && signals.canSend
      ? { kind: 'go', url: null, names: [] }
      : wait('the dialog has no enabled Send');
  }
  if (signals.noteLimit !== null && signals.noteLimit < job.body.length) {
    return end('note_over_account_limit', `at most ${signals.noteLimit}`);
  }
  if (signals.note) return { kind: 'go', url: null, names: [] };
  if (signals.premium) return end('note_quota');
  return signals.invitation ? { kind: 'add_note' } : wait('no box for a note');
}
