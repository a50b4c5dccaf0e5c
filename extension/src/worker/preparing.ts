import type { Submitted, Target } from '../page/operations';
import type { FailureCode } from '../shared/codes';
import { commentedUrn, noticeAt, placeOf } from '../shared/linkedin';
import type { Job, Journal } from '../shared/types';
import { judgeDialog, judgePost, judgeProfile } from './judge';
import { type JournalKeeper, type Surroundings, type Waiting, jobOf, targetOf } from './keeper';
import type { Looking } from './looking';

const KEPT_TRIED = 200;

/** Leads to the profile of who is signed in. */
const OWN_PROFILE = 'https://www.linkedin.com/in/me/';

/** From the job to the filled composer, and the one press of Send: `claimed` to `composed`. */
export class Preparing {
  /** Whether this worker has pressed "Add a note" in this dialog. */
  private asked = false;

  constructor(
    private readonly around: Surroundings,
    private readonly journal: JournalKeeper,
    private readonly looking: Looking,
  ) {}

  async claimed(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { store, tab, teller } = this.around;
    await teller.tell('working');
    const own = job.action === 'comment' ? await store.get('own') : [];
    if (job.action === 'comment' && own.length === 0) return this.seeWhoIsSignedIn(journal);
    await tab.open(job.prospectUrl);
    this.asked = false;
    await this.journal.move(journal, 'opened', { own, looks: 0 });
    return 0;
  }

  /** Somebody else may write the same comment: only that of who is signed in proves that it was sent. */
  private async seeWhoIsSignedIn(journal: Journal): Promise<number> {
    const { store, tab, pace } = this.around;
    if (journal.looks === 0) {
      await this.journal.write({ ...journal, looks: 1 });
      await tab.open(OWN_PROFILE);
    }
    const place = await this.place();
    if (noticeAt(place) !== null && (await this.endedByPlace(journal, place))) return 0;
    const { self, slugs, memberId } = await tab.call('profile');
    if (!self) return this.journal.waitOrEnd(journal, { kind: 'wait', code: 'ui_changed', detail: 'no own profile' });
    await store.set({ own: [...new Set([...slugs, ...(memberId ? [memberId] : [])])] });
    return pace.poll;
  }

  async opened(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { tab } = this.around;
    if (await this.endedByPlace(journal, await this.place())) return 0;
    const urn = job.action === 'comment' ? commentedUrn(job.prospectUrl) : null;
    if (job.action === 'comment' && urn === null)
      return this.journal.end(journal, 'other', 'the address names no post');
    const verdict =
      urn === null ? judgeProfile(job, await tab.call('profile')) : judgePost(urn, await tab.call('post', urn));
    switch (verdict.kind) {
      case 'open_more':
        await tab.call('openMore');
        return this.around.pace.poll;
      case 'done_before':
        return this.looking.doneBefore(journal, 'already_pending');
      case 'go':
        if (verdict.url) await tab.open(verdict.url);
        await this.journal.move(journal, 'identified', { names: verdict.names, composerUrl: verdict.url });
        return 0;
      default:
        return this.journal.waitOrEnd(journal, verdict);
    }
  }

  async identified(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    if (await this.endedByPlace(journal, await this.place())) return 0;
    if (job.action !== 'connection_request') return this.fill(journal);
    const verdict = judgeDialog(job, await this.around.tab.call('invite'), journal.names);
    switch (verdict.kind) {
      case 'add_note':
        // Pressed once: later, the button in that place is another one.
        this.asked ||= await this.around.tab.call('addNote', targetOf(journal));
        return this.around.pace.poll;
      case 'go':
        return this.fill(journal);
      default:
        if (verdict.kind === 'end' && verdict.code === 'note_over_account_limit')
          await this.rememberNoteLimit(verdict.detail);
        return this.journal.waitOrEnd(journal, verdict as Waiting);
    }
  }

  private async fill(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { tab, pace } = this.around;
    const target = targetOf(journal);
    const seen = await tab.call('look', target, job.body);
    if (job.action !== 'connection_request' && seen.problem)
      return this.journal.waitOrEnd(journal, WAITS[seen.problem]);
    if (job.action !== 'connection_request' && seen.matches === null)
      return this.journal.waitOrEnd(journal, WAITS.no_composer);
    // A list that is still loading would make earlier items look new; a thread may also have none.
    if (job.action !== 'connection_request' && seen.items === 0 && !this.journal.isSettled(journal)) return pace.poll;
    const tried = await this.looking.tried(job);
    const before = Math.max(seen.matches ?? 0, tried?.before ?? 0);
    if (job.claim > 1 && before > (tried?.before ?? 0)) return this.looking.doneBefore(journal, 'uncertain');
    const composed =
      job.action === 'connection_request' && job.body === ''
        ? EMPTY_NOTE(job)
        : await tab.call('compose', target, job.body);
    if (composed.problem === 'occupied') return this.journal.end(journal, 'composer_occupied');
    if (composed.problem) return this.journal.waitOrEnd(journal, WAITS[composed.problem]);
    if (composed.typed !== job.bodySha256) {
      await tab.call('clear', target, null);
      return this.journal.end(journal, 'text_mismatch');
    }
    await this.journal.move(journal, 'composed', { before });
    return pace.poll;
  }

  async composed(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { store, tab } = this.around;
    const target = targetOf(journal);
    // With "press Enter to send" only the person can send it.
    const byEnter = job.action === 'message' && !(await tab.call('message')).sendButton;
    const seen = await tab.call('look', target, job.body);
    const before = Math.max(journal.before, seen.matches ?? 0);
    // Read last: the person may change their mind until then.
    const { mode, stopped } = await store.get('settings');
    if (stopped) return 0;
    const others = (await store.get('tried')).filter((each) => each.id !== job.id);
    await store.set({ tried: [...others, { id: job.id, before, unsent: false }].slice(-KEPT_TRIED) });
    const armed = await this.journal.move(journal, 'armed', { mode: byEnter ? 'assisted' : mode, before });
    return armed.mode === 'assisted' ? this.askThePerson(target) : this.press(armed, target);
  }

  private async askThePerson(target: Target): Promise<number> {
    const { tab, teller, pace } = this.around;
    await tab.call('watch', target);
    await tab.show();
    await teller.tell('waiting_for_person');
    return pace.poll;
  }

  private async press(armed: Journal, target: Target): Promise<number> {
    const { body, bodySha256 } = jobOf(armed);
    const { tab, pace } = this.around;
    const pressed = await tab.call('submit', target, bodySha256).catch(() => 'unknown' as const);
    if (pressed !== 'pressed' && pressed !== 'unknown') {
      const { code, detail } = NOT_PRESSED[pressed];
      await tab.call('clear', target, body).catch(() => null);
      return this.journal.end(armed, code, detail);
    }
    await this.journal.move(armed, 'submitted', { sentHash: pressed === 'pressed' ? bodySha256 : null });
    return pace.poll;
  }

  private async place() {
    const { address, notice } = await this.around.tab.call('status');
    return placeOf(address, notice);
  }

  private async endedByPlace(journal: Journal, place: ReturnType<typeof placeOf>): Promise<boolean> {
    const notice = noticeAt(place);
    if (notice) {
      await this.around.store.set({ problem: notice, own: [] });
      await this.journal.end(journal, notice);
    } else if (place === 'gone') {
      const post = jobOf(journal).action === 'comment';
      await this.journal.end(journal, post ? 'other' : 'profile_gone', post ? 'the post is gone' : '');
    }
    return notice !== null || place === 'gone';
  }

  private async rememberNoteLimit(detail: string): Promise<void> {
    await this.around.store.set({ noteLimit: Number(/\d+/.exec(detail)?.[0] ?? 0) || null });
  }
}

const WAITS = {
  no_composer: { kind: 'wait', code: 'ui_changed', detail: 'no composer' },
  no_note: { kind: 'wait', code: 'ui_changed', detail: 'no box for a note' },
  ambiguous: { kind: 'wait', code: 'recipient_ambiguous', detail: 'several composers' },
  other_recipient: { kind: 'wait', code: 'recipient_ambiguous', detail: 'the composer names somebody else' },
} as const satisfies Record<string, Waiting>;

/** Why Send was not pressed. */
const NOT_PRESSED = {
  ...WAITS,
  changed: { code: 'text_mismatch', detail: '' },
  no_button: { code: 'ui_changed', detail: 'Send cannot be pressed' },
} as const satisfies Record<Exclude<Submitted, 'pressed'>, { code: FailureCode; detail: string }>;

const EMPTY_NOTE = (job: Job) => ({ problem: null, typed: job.bodySha256 });
