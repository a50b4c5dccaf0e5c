import type { components } from '#openapi';
import type { Signal } from '../worker/api';
import type { Mode, State } from '../worker/states';

type Schemas = components['schemas'];
export type Job = Schemas['Job'];
export type ClaimAnswer = Schemas['ClaimAnswer'];
export type ExtensionInfo = Schemas['ExtensionInfo'];
export type ExtensionState = Schemas['ExtensionState'];
export type Usage = Schemas['Usage'];
export type Report = Schemas['Report'];
export type Release = Schemas['Release'];

export interface Pairing {
  readonly baseUrl: string;
  readonly token: string;
  readonly customerId: string;
  readonly customerName: string | null;
  readonly deviceName: string;
}

export interface Settings {
  readonly mode: Mode;
  readonly stopped: boolean;
}

export type Outcome =
  { readonly kind: 'result'; readonly body: Report } | { readonly kind: 'release'; readonly body: Release };

/** Written before each step, so that a restarted worker knows what may have happened. */
export interface Journal {
  readonly state: State;
  /** When the state began, by this device's clock. */
  readonly since: number;
  /** The worker that wrote it; another one knows by it that it is a restart. */
  readonly run: string;
  /** The next claim is due; a clock that was set back does not delay it by more than the longest wait. */
  readonly nextAt: number;
  readonly key: string | null;
  readonly job: Job | null;
  /** Decided when it is armed: the person may change their mind until then. */
  readonly mode: Mode;
  readonly claimedAt: number;
  readonly lockedUntil: number;
  /** Names under which the page may name the recipient. */
  readonly names: readonly string[];
  /** Of a comment: names under which the page may name its author, who is signed in. */
  readonly own: readonly string[];
  readonly composerUrl: string | null;
  /** Items with exactly this text before it was sent. */
  readonly before: number;
  /** The hash of the text when Send was pressed. */
  readonly sentHash: string | null;
  /** What to release the job with if looking shows that nothing was sent. */
  readonly withdraw: string | null;
  readonly reloadedAt: number;
  /** How often a fresh page was asked for, to see who is signed in or whether it was sent. */
  readonly looks: number;
  readonly outcome: Outcome | null;
}

export interface HistoryEntry {
  readonly at: number;
  readonly id: string;
  readonly action: string;
  readonly name: string | null;
  readonly url: string;
  readonly outcome: 'sent' | 'failed' | 'released';
  readonly code: string | null;
}

/** A report that the pipeline refused for good. It is kept until the pipeline takes it or a person removes it. */
export interface RefusedReport {
  readonly entry: HistoryEntry;
  readonly outcome: Outcome;
  readonly status: number;
  /** The problem's type. */
  readonly type: string;
}

/** Somebody to whom this browser sent something, for acceptance and replies. No texts. */
export interface Contact {
  readonly url: string;
  readonly names: readonly string[];
  readonly invitedAt: number | null;
  readonly threadUrl: string | null;
  readonly messagedAt: number | null;
  readonly accepted: boolean;
  readonly replied: boolean;
  readonly checkedAt: number;
}

/** A draft for which Send may have been pressed here. */
export interface Tried {
  readonly id: string;
  /** Items with exactly its text before that. */
  readonly before: number;
  /** The pipeline was told that it was not sent. */
  readonly unsent: boolean;
}

export type Problem =
  | 'not_paired'
  | 'not_permitted'
  | 'token_revoked'
  | 'unreachable'
  | 'logged_out'
  | 'checkpoint'
  | 'restricted'
  | 'rate_limited'
  | 'update_required'
  | 'paused';

/** Everything in storage.local. */
export interface Stored {
  pairing: Pairing | null;
  settings: Settings;
  journal: Journal;
  history: readonly HistoryEntry[];
  refused: readonly RefusedReport[];
  tried: readonly Tried[];
  contacts: readonly Contact[];
  /** Names under which LinkedIn's pages link to who is signed in; empty: not known. */
  own: readonly string[];
  /** Answers that were found and not posted yet. */
  signals: readonly Signal[];
  /** No look for answers before this time, unless a person asks for it. */
  lookFrom: number;
  problem: Problem | null;
  told: string | null;
  noteLimit: number | null;
  usage: Usage | null;
}
