import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STATES, statesAsMarkdown } from '../src/worker/states';

describe('the table of states', () => {
  it('is the one of docs/extension.md', () => {
    const document = readFileSync(new URL('../../docs/extension.md', import.meta.url), 'utf8');
    expect(document).toContain(statesAsMarkdown());
  });

  it('never lets a restart compose again once the text may be on its way', () => {
    for (const rule of Object.values(STATES)) {
      if (rule.mayBeSent) expect(rule.restart).not.toBe('reopen');
    }
  });

  it('gives every state with a job an end', () => {
    for (const [state, rule] of Object.entries(STATES)) {
      const waitsForThePipeline = ['idle', 'ready', 'verified', 'reported'].includes(state);
      expect(rule.timeout.assisted === null, state).toBe(waitsForThePipeline);
      expect(rule.failure === null, state).toBe(waitsForThePipeline);
    }
  });
});
