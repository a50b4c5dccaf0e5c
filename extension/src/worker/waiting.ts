import type { FailureCode } from '../shared/codes';
import type { Journal } from '../shared/types';
import { ApiError } from './api';
import { type JournalKeeper, LOCK_MARGIN_MS, type Surroundings, jobOf, targetOf } from './keeper';
import { STATES } from './states';

const EXTEND_BELOW_MS = 150_000;
const LONGEST_FROM_CLAIM_MS = 29 * 60_000;

/** While a person looks at the filled composer: `armed`. */
export class Waiting {
  constructor(
    private readonly around: Surroundings,
    private readonly journal: JournalKeeper,
  ) {}

  /** Only assisted jobs wait here; an automatic one moves on in the step that armed it. */
  async armed(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { tab, pace } = this.around;
    if (!(await tab.present())) return this.withdraw(journal, 'person_away');
    const target = targetOf(journal);
    const seen = await tab.call('look', target, job.body).catch(() => null);
    if (!(await this.keepLock(journal))) return 0;
    await tab.call('watch', target).catch(() => null);
    const latest = await this.journal.read();
    const matches = seen?.matches ?? 0;
    if (seen?.pressed) await this.journal.move(latest, 'submitted');
    // While the composer still holds the text, they are earlier ones that were loaded late.
    else if (matches > journal.before && seen?.composer === 'ours')
      await this.journal.write({ ...latest, before: matches });
    else if (matches > journal.before) await this.journal.move(latest, 'submitted');
    // The person closed the dialog of the invitation.
    else if (job.action === 'connection_request' && seen?.composer === 'none')
      await this.withdraw(latest, 'person_declined');
    return pace.poll;
  }

  private async keepLock(journal: Journal): Promise<boolean> {
    const job = jobOf(journal);
    const now = this.around.now();
    const left = journal.lockedUntil - now;
    if (left > EXTEND_BELOW_MS && journal.claimedAt <= now) return true;
    if (now - journal.claimedAt < LONGEST_FROM_CLAIM_MS && journal.claimedAt <= now) {
      try {
        const answer = await (await this.around.api())?.extend(job.id, job.claimToken);
        if (answer) {
          await this.around.store.set({ journal: { ...journal, lockedUntil: now + answer.lockSeconds * 1000 } });
          if (answer.lockSeconds * 1000 > LOCK_MARGIN_MS) return true;
        }
      } catch (error) {
        const over = error instanceof ApiError && error.final;
        if (!over && left > LOCK_MARGIN_MS) return true;
      }
    } else if (left > LOCK_MARGIN_MS) return true;
    await this.withdraw(journal, 'person_away');
    return false;
  }

  /** Takes the text out of the composer and gives the job back; from `armed` on, it first looks whether it was sent. */
  async withdraw(journal: Journal, code: FailureCode, detail = ''): Promise<number> {
    const { job, names, state } = journal;
    const armed = state === 'armed';
    if (!job || journal.outcome || (STATES[state].mayBeSent && !armed)) return 0;
    // Before the recipient was known, nothing was inserted.
    if (names.length > 0) await this.around.tab.call('clear', targetOf(journal), job.body).catch(() => null);
    if (armed) await this.journal.move(journal, 'submitted', { withdraw: code });
    else await this.journal.end(journal, code, detail);
    return 0;
  }
}
