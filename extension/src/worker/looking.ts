import type { FailureCode } from '../shared/codes';
import type { Job, Journal, Tried } from '../shared/types';
import { isPageOf, relationOf } from './judge';
import { type JournalKeeper, type Surroundings, jobOf, targetOf } from './keeper';

/** So often not even a page could be opened, for instance without a network. */
const GIVE_UP_LOOKING = 40;

/** Finds out whether it was sent, without ever pressing anything: `submitted`. */
export class Looking {
  constructor(
    private readonly around: Surroundings,
    private readonly journal: JournalKeeper,
  ) {}

  /** Looks, first at the page as it is, then at a fresh one: success is often only pretended. */
  async submitted(journal: Journal): Promise<number> {
    const { tab, pace, now } = this.around;
    const elapsed = (now() - journal.since) / 1000;
    // The clock was set back: its earlier times are useless.
    if (elapsed < 0) {
      await this.journal.move(journal, 'submitted', { looks: 0 });
      return 0;
    }
    const fresh = isFresh(journal);
    if (fresh && (await this.isSent(journal))) return this.sent(journal);
    if (!fresh && elapsed < pace.beforeReload) {
      const seen = await tab.call('look', targetOf(journal), jobOf(journal).body).catch(() => null);
      if (seen?.refusal && !journal.withdraw) {
        const ofNotes = seen.refusal === 'premium' && jobOf(journal).body !== '';
        await this.journal.write({ ...journal, withdraw: ofNotes ? 'note_quota' : 'weekly_limit' });
      }
      return pace.poll;
    }
    if (!fresh || now() - journal.reloadedAt > pace.betweenReloads * 1000) return this.reload(journal);
    if (journal.withdraw && now() - journal.reloadedAt > (pace.betweenReloads * 1000) / 2) {
      await this.conclude(journal);
      return 0;
    }
    return pace.poll;
  }

  /** After a sleep the time is over, but nobody has looked yet. */
  async timedOut(journal: Journal, over: boolean): Promise<boolean> {
    const fresh = (this.around.now() - journal.reloadedAt) / 1000;
    const looked = isFresh(journal) && fresh >= this.around.pace.beforeReload;
    if (!(over && looked) && journal.looks < GIVE_UP_LOOKING) return false;
    if (looked && (await this.isSent(journal))) await this.sent(journal);
    else await this.conclude(journal);
    return true;
  }

  async tried({ id }: Job): Promise<Tried | undefined> {
    return (await this.around.store.get('tried')).find((each) => each.id === id);
  }

  /** What an earlier claim would have left is there. It counts as sent only if this browser may have sent it. */
  async doneBefore(journal: Journal, unsure: FailureCode): Promise<number> {
    const job = jobOf(journal);
    const tried = await this.tried(job);
    if (tried && !tried.unsent) return this.sent({ ...journal, sentHash: null });
    return this.journal.end(journal, job.claim > 1 ? 'uncertain' : unsure, `claim ${job.claim}`);
  }

  private async reload(journal: Journal): Promise<number> {
    const { store, tab, pace, now } = this.around;
    const counted = { ...journal, looks: journal.looks + 1 };
    await store.set({ journal: counted });
    await tab.open(await this.placeToLook(journal));
    const reached = await tab.call('status').catch(() => null);
    if (!reached) return pace.betweenReloads;
    await store.set({ journal: { ...counted, reloadedAt: now() } });
    return pace.poll;
  }

  private async placeToLook(journal: Journal): Promise<string> {
    const job = jobOf(journal);
    if (job.action !== 'message') return job.prospectUrl;
    const { address } = await this.around.tab.call('status').catch(() => ({ address: '' }));
    return address.includes('/messaging/thread/') ? address : (journal.composerUrl ?? job.prospectUrl);
  }

  private async isSent(journal: Journal): Promise<boolean> {
    const job = jobOf(journal);
    if (job.action !== 'connection_request') {
      const seen = await this.around.tab.call('look', targetOf(journal), job.body).catch(() => null);
      return seen !== null && (seen.matches ?? 0) > journal.before;
    }
    return (await this.relation(job)) === 'pending';
  }

  private async relation(job: Job) {
    const signals = await this.around.tab.call('profile').catch(() => null);
    return signals && isPageOf(job.prospectUrl, signals) ? relationOf(signals) : 'unknown';
  }

  private async sent(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { address } = await this.around.tab.call('status').catch(() => ({ address: job.prospectUrl }));
    // Exactly this text stands on the page; a note is not shown there.
    const hash = job.action === 'connection_request' ? journal.sentHash : job.bodySha256;
    await this.journal.finish(journal, {
      kind: 'result',
      body: { success: true, claimToken: job.claimToken, resultUrl: address, sentBodySha256: hash },
    });
    return 0;
  }

  /** The time to look is over, and nothing was seen. */
  private async conclude(journal: Journal): Promise<void> {
    const job = jobOf(journal);
    const connectable =
      job.action === 'connection_request' && ['connectable', 'more'].includes(await this.relation(job));
    await this.around.tab.call('clear', targetOf(journal), job.body).catch(() => null);
    if (journal.withdraw && (connectable || journal.sentHash === null))
      await this.journal.end(journal, journal.withdraw as FailureCode);
    else if (connectable) await this.journal.end(journal, 'timeout', 'the page shows no invitation', 'result');
    else {
      // Perhaps somebody else is signed in by now.
      await this.around.store.set({ own: [] });
      await this.journal.end(journal, 'uncertain');
    }
  }
}

/** A page was loaded since Send was pressed. */
function isFresh(journal: Journal): boolean {
  return journal.looks > 0 && journal.reloadedAt >= journal.since;
}
