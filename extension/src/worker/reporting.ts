import { noticeOf } from '../shared/linkedin';
import { ApiError } from './api';
import type { HistoryEntry, Journal } from '../shared/types';
import { rememberContact } from './contacts';
import { type JournalKeeper, type Surroundings, jobOf } from './keeper';
import { keepRefused } from './refused';

const KEPT_HISTORY = 10;

/** Tells the pipeline: `verified` and `reported`. */
export class Reporting {
  constructor(
    private readonly around: Surroundings,
    private readonly journal: JournalKeeper,
  ) {}

  /** Stays in the journal until the pipeline has answered, also across a new pairing. */
  async verified(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { store, pace } = this.around;
    const api = await this.around.api();
    if (!api || !journal.outcome) return this.journal.later(journal, pace.afterError);
    try {
      await api.answer(job.id, journal.outcome);
    } catch (error) {
      if (!(error instanceof ApiError && error.final)) {
        await store.set({ problem: error instanceof ApiError && error.unauthorized ? 'token_revoked' : 'unreachable' });
        return this.journal.later(journal, pace.afterError);
      }
      const refusal = { entry: this.entryOf(journal), outcome: journal.outcome };
      await keepRefused(store, { ...refusal, status: error.status, type: error.type });
    }
    await this.journal.move(journal, 'reported');
    return 0;
  }

  async reported(journal: Journal): Promise<number> {
    const { store, pace, random } = this.around;
    const entry = this.entryOf(journal);
    if (entry.outcome === 'sent') await rememberContact(store, journal, this.around.now());
    else if (entry.code !== 'uncertain') await this.rememberUnsent(entry.id);
    const [least, most] = pace.betweenActions;
    await store.set({ history: [entry, ...(await store.get('history'))].slice(0, KEPT_HISTORY) });
    const wait = least + random() * (most - least);
    const notice = noticeOf(entry.code);
    await (notice ? this.journal.restAt(notice, wait) : this.journal.rest(null, 'ready', wait));
    return 0;
  }

  private async rememberUnsent(id: string): Promise<void> {
    const tried = await this.around.store.get('tried');
    await this.around.store.set({ tried: tried.map((each) => (each.id === id ? { ...each, unsent: true } : each)) });
  }

  private entryOf(journal: Journal): HistoryEntry {
    const job = jobOf(journal);
    const { kind, body } = journal.outcome!;
    const success = kind === 'result' && body.success;
    return {
      at: this.around.now(),
      id: job.id,
      action: job.action,
      name: job.prospectName,
      url: job.prospectUrl,
      outcome: success ? 'sent' : kind === 'result' ? 'failed' : 'released',
      code: success ? null : (body.failureCode ?? null),
    };
  }
}
