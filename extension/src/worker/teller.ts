import { ADAPTERS } from '../adapters/2026-11';
import type { Store } from '../shared/store';
import type { ExtensionState, Problem } from '../shared/types';
import type { Api } from './api';

type StateName = 'ready' | 'working' | 'waiting_for_person' | 'stopped_by_person' | 'logged_out' | 'checkpoint' | 'restricted' | 'update_required';

/** Tells the pipeline what this device does, for people to see, and the panel what is wrong. A failure stops nothing. */
export class Teller {
  constructor(
    private readonly store: Store,
    private readonly api: () => Promise<Api | null>,
    private readonly version: string,
  ) {}

  async problem(problem: Problem | null): Promise<void> {
    await this.store.set({ problem });
  }

  async tell(state: StateName): Promise<void> {
    const { mode } = await this.store.get('settings');
    const maxNoteLength = await this.store.get('noteLimit');
    const body = {
      state,
      mode,
      version: this.version,
      adapters: ADAPTERS,
      ...(maxNoteLength === null ? {} : { account: { maxNoteLength } }),
    } as ExtensionState;
    const told = JSON.stringify(body);
    if (told === (await this.store.get('told'))) return;
    const api = await this.api();
    try {
      await api?.state(body);
      await this.store.set({ told: api ? told : null });
    } catch {
      // Told again with the next change.
    }
  }
}
