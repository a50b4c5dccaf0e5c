import type { FailureCode } from '../shared/codes';
import type { Journal } from '../shared/types';
import { Claiming } from './claiming';
import { JournalKeeper, LOCK_MARGIN_MS, type Surroundings } from './keeper';
import { Looking } from './looking';
import { Preparing } from './preparing';
import { Reporting } from './reporting';
import { STATES } from './states';
import { Waiting } from './waiting';

/** Walks one job after the other through the states. Each call of {@link advance} is one step. */
export class Machine {
  private readonly journal: JournalKeeper;
  private readonly claiming: Claiming;
  private readonly preparing: Preparing;
  private readonly waiting: Waiting;
  private readonly looking: Looking;
  private readonly reporting: Reporting;

  constructor(private readonly around: Surroundings) {
    this.journal = new JournalKeeper(around, around.newId());
    this.claiming = new Claiming(around, this.journal);
    this.looking = new Looking(around, this.journal);
    this.preparing = new Preparing(around, this.journal, this.looking);
    this.waiting = new Waiting(around, this.journal);
    this.reporting = new Reporting(around, this.journal);
  }

  /** Takes one step and returns the seconds until the next one. */
  async advance(): Promise<number> {
    const journal = await this.afterRestart(await this.journal.read());
    const wait = (journal.nextAt - this.around.now()) / 1000;
    if (wait > 0 && wait <= this.around.pace.mostBetweenClaims) return wait;
    if ((await this.stopped(journal)) || (await this.timedOut(journal))) return 0;
    switch (journal.state) {
      case 'idle':
        return this.claiming.idle(journal);
      case 'ready':
        return this.claiming.ready(journal);
      case 'claimed':
        return this.preparing.claimed(journal);
      case 'opened':
        return this.preparing.opened(journal);
      case 'identified':
        return this.preparing.identified(journal);
      case 'composed':
        return this.preparing.composed(journal);
      case 'armed':
        return this.waiting.armed(journal);
      case 'submitted':
        return this.looking.submitted(journal);
      case 'verified':
        return this.reporting.verified(journal);
      case 'reported':
        return this.reporting.reported(journal);
    }
  }

  /** The person does not want this to be sent. */
  async decline(): Promise<void> {
    await this.waiting.withdraw(await this.journal.read(), 'person_declined');
  }

  /** The page saw Send being pressed; the text had this hash then. */
  async pressed(hash: string | null): Promise<void> {
    const journal = await this.journal.read();
    if (journal.state === 'armed') await this.journal.move(journal, 'submitted', { sentHash: hash });
    // It was seen on the page before, or pressed just before the job was to be given back.
    if (journal.state === 'submitted' && journal.sentHash === null) {
      const withdraw = journal.withdraw?.startsWith('person_') ? null : journal.withdraw;
      await this.journal.write({ ...journal, sentHash: hash, withdraw });
    }
  }

  private async afterRestart(journal: Journal): Promise<Journal> {
    if (journal.run === this.journal.run) return journal;
    const seen = { ...journal, run: this.journal.run };
    switch (STATES[journal.state].restart) {
      case 'continue':
        return this.journal.write(seen);
      case 'reopen':
        return this.journal.move(seen, 'claimed', { names: [], composerUrl: null, looks: 0 });
      case 'look':
        return this.look(seen);
    }
  }

  /** While the person's tab lives, they may still press Send; everything else is only looked at. */
  private async look(journal: Journal): Promise<Journal> {
    const { tab } = this.around;
    const waits =
      journal.state === 'armed' && journal.mode === 'assisted' && (await tab.known()) && (await tab.present());
    if (!waits && journal.state === 'armed') return this.journal.move(journal, 'submitted');
    return this.journal.write(journal);
  }

  /** A job whose Send was not pressed yet is given back. */
  private async stopped(journal: Journal): Promise<boolean> {
    const unsent = journal.job !== null && journal.outcome === null && journal.state !== 'submitted';
    if (!unsent || !(await this.around.store.get('settings')).stopped) return false;
    await this.waiting.withdraw(journal, 'person_declined');
    return true;
  }

  private async timedOut(journal: Journal): Promise<boolean> {
    const { failure } = STATES[journal.state];
    const limit = this.journal.limitOf(journal);
    if (!failure || limit === null) return false;
    const elapsed = this.around.now() - journal.since;
    const over = elapsed >= limit;
    if (journal.state === 'submitted') return this.looking.timedOut(journal, over && elapsed >= 0);
    // A clock that was set back tells nothing about the lock.
    const locked = elapsed >= 0 && journal.lockedUntil - this.around.now() >= LOCK_MARGIN_MS;
    if (!over && elapsed >= 0 && (locked || journal.state === 'armed')) return false;
    const code = locked ? await this.timeoutCode(journal) : 'timeout';
    await this.waiting.withdraw(journal, journal.state === 'armed' ? 'person_away' : code, `in ${journal.state}`);
    return true;
  }

  private async timeoutCode(journal: Journal): Promise<FailureCode> {
    if (!(await this.around.tab.present())) return 'person_away';
    return (STATES[journal.state].failure?.code ?? 'timeout') as FailureCode;
  }
}
