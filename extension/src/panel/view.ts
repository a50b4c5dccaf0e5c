import type { HistoryEntry, Job, Journal, Problem, RefusedReport, Settings } from '../shared/types';

type Text = (key: string, ...values: string[]) => string;

/** What the panel shows, as plain data. */
export interface View {
  readonly status: string;
  readonly countdown: string;
  readonly problem: string | null;
  readonly pairingHelps: boolean;
  readonly job: JobView | null;
  readonly mode: string;
  readonly history: readonly string[];
  readonly refused: readonly string[];
}

export interface JobView {
  readonly action: string;
  readonly recipient: string;
  readonly url: string;
  readonly body: string;
  readonly todo: string;
  readonly canDecline: boolean;
}

export interface Shown {
  readonly journal: Journal;
  readonly settings: Settings;
  readonly problem: Problem | null;
  readonly history: readonly HistoryEntry[];
  readonly refused: readonly RefusedReport[];
  readonly paired: boolean;
}

const HELPED_BY_PAIRING: readonly Problem[] = ['not_paired', 'not_permitted', 'token_revoked'];

export function viewOf({ journal, settings, problem, history, refused, paired }: Shown, now: number, text: Text): View {
  const waits = Math.max(0, Math.ceil((journal.nextAt - now) / 1000));
  const idle = journal.state === 'idle' || journal.state === 'ready';
  const trouble = paired ? problem : 'not_paired';
  return {
    status: settings.stopped && idle ? text('status_stopped') : text(`status_${statusOf(journal)}`),
    countdown: idle && waits > 0 && !settings.stopped && paired ? text('panel_countdown', minutes(waits)) : '',
    problem: trouble === null ? null : text(`advice_${trouble}`),
    pairingHelps: trouble !== null && HELPED_BY_PAIRING.includes(trouble),
    job: journal.job && jobView(journal.job, journal, text),
    mode: text(settings.mode === 'automatic' ? 'panel_mode_automatic' : 'panel_mode_assisted'),
    history: history.map((entry) => line(entry, text)),
    refused: refused.map(
      ({ entry, status, type }) =>
        `${line(entry, text)} (${[status, type.split('/').pop()].filter(Boolean).join(' ')})`,
    ),
  };
}

function statusOf({ state, mode }: Journal): string {
  switch (state) {
    case 'idle':
    case 'ready':
      return 'waiting';
    case 'claimed':
    case 'opened':
    case 'identified':
    case 'composed':
      return 'preparing';
    case 'armed':
      return mode === 'assisted' ? 'your_turn' : 'sending';
    case 'submitted':
      return 'checking';
    case 'verified':
    case 'reported':
      return 'reporting';
  }
}

function jobView(job: Job, journal: Journal, text: Text): JobView {
  const yourTurn = journal.state === 'armed' && journal.mode === 'assisted';
  return {
    action: text(`action_${job.action}`),
    recipient: job.prospectName ?? '',
    url: job.prospectUrl,
    body: job.body,
    todo: yourTurn ? text('panel_press_send') : '',
    canDecline: !['submitted', 'verified', 'reported'].includes(journal.state),
  };
}

function line(entry: HistoryEntry, text: Text): string {
  const outcome = text(`outcome_${entry.outcome}`);
  const why = entry.code ? `: ${text(`code_${entry.code}`)}` : '';
  return `${new Date(entry.at).toLocaleTimeString()} ${text(`action_${entry.action}`)}, ${entry.name ?? entry.url}: ${outcome}${why}`;
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
