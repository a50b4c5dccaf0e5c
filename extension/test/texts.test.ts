import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TOLD_BY } from '../src/shared/codes';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(root + file, 'utf8');
const texts = (language: string) => JSON.parse(read(`static/_locales/${language}/messages.json`)) as Record<string, { message: string }>;

describe('texts', () => {
  it('are the same in English and German', () => {
    expect(Object.keys(texts('de'))).toEqual(Object.keys(texts('en')));
    for (const [key, { message }] of Object.entries(texts('en'))) {
      expect(texts('de')[key]!.message.match(/\$\d/g) ?? [], key).toEqual(message.match(/\$\d/g) ?? []);
    }
  });

  it('exist for everything that pages and panel show', () => {
    const keys = Object.keys(texts('en'));
    for (const page of ['panel', 'pairing', 'automatic']) {
      for (const [, key] of read(`static/${page}.html`).matchAll(/data-text="(\w+)"/g)) expect(keys).toContain(key);
    }
    const scripts = readdirSync(`${root}src`, { recursive: true }).map(String).filter((each) => each.endsWith('.ts')).map((each) => read(`src/${each}`)).join('\n');
    for (const [, key] of scripts.matchAll(/\btext\('(\w+)'/g)) expect(keys).toContain(key);
    for (const code of Object.keys(TOLD_BY)) expect(keys).toContain(`code_${code}`);
  });

  it('of pages hold no script and no style of their own', () => {
    for (const page of ['panel', 'pairing', 'automatic']) expect(read(`static/${page}.html`)).not.toMatch(/ style=| on\w+=|<script>|<style/);
  });
});
