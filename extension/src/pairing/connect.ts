import type { Store } from '../shared/store';
import type { ExtensionInfo, Pairing } from '../shared/types';
import { ApiError } from '../worker/api';
import { type CodeProblem, readCode } from './code';

export type ConnectProblem =
  CodeProblem | 'token_rejected' | 'unreachable' | 'job_unreported' | 'report_refused' | 'not_permitted';

export interface Connecting {
  readonly store: Store;
  readonly ask: (baseUrl: string, token: string) => Promise<ExtensionInfo>;
  /** Asks the person for access to LinkedIn, and returns whether it was given. */
  readonly permit: () => Promise<boolean>;
}

/** Pairs with the pipeline of the code. Unless all of it works, the pairing stays as it was. */
export async function connect(text: string, { store, ask, permit }: Connecting): Promise<Pairing | ConnectProblem> {
  const code = readCode(text);
  if (typeof code === 'string') return code;
  // First, because browsers accept the question only directly after a click.
  if (!(await permit())) return 'not_permitted';
  let info: ExtensionInfo;
  try {
    info = await ask(code.baseUrl, code.token);
  } catch (error) {
    return error instanceof ApiError && error.unauthorized ? 'token_rejected' : 'unreachable';
  }
  const current = await store.get('pairing');
  const elsewhere = current !== null && (current.customerId !== info.customerId || current.baseUrl !== code.baseUrl);
  // The report of the current job belongs to the pipeline that gave it out.
  if (elsewhere && (await store.get('journal')).job !== null) return 'job_unreported';
  if (elsewhere && (await store.get('refused')).length > 0) return 'report_refused';
  const { customerId, customerName, deviceName } = info;
  const pairing: Pairing = { ...code, customerId, customerName, deviceName };
  await store.set({
    pairing,
    problem: null,
    told: null,
    own: [],
    ...(elsewhere ? { contacts: [], history: [], signals: [], tried: [] } : {}),
  });
  return pairing;
}
