import type { Store } from '../shared/store';
import type { RefusedReport } from '../shared/types';
import { type Api, ApiError } from './api';

const tokenOf = ({ outcome }: RefusedReport) => outcome.body.claimToken;

/** Keeps the report once, also if a worker died before it went on. */
export async function keepRefused(store: Store, report: RefusedReport): Promise<void> {
  const others = (await store.get('refused')).filter((each) => tokenOf(each) !== tokenOf(report));
  await store.set({ refused: [...others, report] });
}

/** Reports that the pipeline refused: tried again when the browser starts and when a person asks for it. */
export class Refused {
  constructor(
    private readonly store: Store,
    private readonly api: () => Promise<Api | null>,
  ) {}

  /** Returns how many remain. */
  async retry(): Promise<number> {
    const api = await this.api();
    for (const report of api ? await this.store.get('refused') : []) {
      const refusal = await answer(api!, report);
      const others = (await this.store.get('refused')).filter((each) => tokenOf(each) !== tokenOf(report));
      await this.store.set({ refused: refusal ? [...others, refusal] : others });
    }
    return (await this.store.get('refused')).length;
  }
}

/** Null: the pipeline took it. */
async function answer(api: Api, report: RefusedReport): Promise<RefusedReport | null> {
  try {
    await api.answer(report.entry.id, report.outcome);
    return null;
  } catch (error) {
    return error instanceof ApiError && error.final ? { ...report, status: error.status, type: error.type } : report;
  }
}
