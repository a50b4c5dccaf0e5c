/** The states of one job, and everything that depends on the state alone. docs/extension.md shows this table. */

export type State =
  'idle' | 'ready' | 'claimed' | 'opened' | 'identified' | 'composed' | 'armed' | 'submitted' | 'verified' | 'reported';

export type Mode = 'assisted' | 'automatic';

/**
 * What a restarted worker does: `continue` with the state as it is, `reopen` the prospect's page and compose anew, or
 * `look`, which never clicks.
 */
export type Restart = 'continue' | 'reopen' | 'look';

export interface StateRule {
  readonly means: string;
  readonly next: readonly State[];
  /** Seconds until the state fails, for each mode; null: no limit. */
  readonly timeout: Readonly<Record<Mode, number | null>>;
  /** What a timeout reports, and how; null: nothing was claimed. */
  readonly failure: { readonly code: string; readonly by: 'release' | 'result' } | null;
  readonly restart: Restart;
  /** Whether the text may already be on its way. */
  readonly mayBeSent: boolean;
}

const both = (seconds: number | null) => ({ assisted: seconds, automatic: seconds });

export const STATES: Readonly<Record<State, StateRule>> = {
  idle: {
    means: 'No job. Waits until the next claim is due.',
    next: ['ready'],
    timeout: both(null),
    failure: null,
    restart: 'continue',
    mayBeSent: false,
  },
  ready: {
    means: 'LinkedIn is signed in and shows no checkpoint. Claims with the Idempotency-Key of the journal.',
    next: ['claimed', 'idle'],
    timeout: both(null),
    failure: null,
    restart: 'continue',
    mayBeSent: false,
  },
  claimed: {
    means: "Has a job. For a comment, sees whose account is signed in, unless it is known. Opens the prospect's page.",
    next: ['opened', 'verified'],
    timeout: both(60),
    failure: { code: 'timeout', by: 'release' },
    restart: 'reopen',
    mayBeSent: false,
  },
  opened: {
    means: 'The page is open. Reads whose page it is, and what the action needs.',
    next: ['identified', 'verified'],
    timeout: both(45),
    failure: { code: 'ui_changed', by: 'release' },
    restart: 'reopen',
    mayBeSent: false,
  },
  identified: {
    means: "It is the recipient's page. Opens the composer, inserts the text once and reads it back.",
    next: ['composed', 'verified'],
    timeout: both(45),
    failure: { code: 'ui_changed', by: 'release' },
    restart: 'reopen',
    mayBeSent: false,
  },
  composed: {
    means: 'The composer holds exactly the approved text for exactly the recipient.',
    next: ['armed', 'verified'],
    timeout: both(60),
    failure: { code: 'timeout', by: 'release' },
    restart: 'reopen',
    mayBeSent: false,
  },
  armed: {
    means: 'Automatic: about to click Send, once. Assisted: waits for the person to press Send.',
    next: ['submitted', 'verified'],
    timeout: { assisted: 28 * 60, automatic: null },
    failure: { code: 'person_away', by: 'release' },
    restart: 'look',
    mayBeSent: true,
  },
  submitted: {
    means: 'Send was pressed. Looks until the page shows the message, the comment or a pending invitation.',
    next: ['verified'],
    timeout: both(60),
    failure: { code: 'uncertain', by: 'result' },
    restart: 'look',
    mayBeSent: true,
  },
  verified: {
    means: 'The outcome is known and in the journal. Reports it until the pipeline has answered.',
    next: ['reported'],
    timeout: both(null),
    failure: null,
    restart: 'continue',
    mayBeSent: true,
  },
  reported: {
    means: 'The pipeline has stored the outcome. Chooses the wait before the next claim.',
    next: ['idle'],
    timeout: both(null),
    failure: null,
    restart: 'continue',
    mayBeSent: true,
  },
};

/** The table of docs/extension.md. */
export function statesAsMarkdown(): string {
  const seconds = (rule: StateRule) => {
    const { assisted, automatic } = rule.timeout;
    const text = (value: number | null) =>
      value === null ? '–' : value % 60 === 0 && value > 60 ? `${value / 60} min` : `${value} s`;
    return assisted === automatic ? text(assisted) : `${text(automatic)}; assisted ${text(assisted)}`;
  };
  const rows = Object.entries(STATES).map(([state, rule]) => {
    const failure = rule.failure ? `\`${rule.failure.code}\` (${rule.failure.by})` : '–';
    return `| \`${state}\` | ${rule.means} | ${rule.next.map((each) => `\`${each}\``).join(', ')} | ${seconds(rule)} | ${failure} | ${rule.restart} |`;
  });
  return ['| state | meaning | next | timeout | then | after a restart |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}
