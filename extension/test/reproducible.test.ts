import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('the package', () => {
  it('has the same bytes whenever and wherever it is built', () => {
    const hashes = ['UTC', 'Pacific/Auckland'].map((zone) => {
      const target = mkdtempSync(join(tmpdir(), 'extension-'));
      execFileSync(process.execPath, ['build/build.mjs', target], { cwd: root, env: { ...process.env, TZ: zone } });
      const bytes = readFileSync(join(target, 'outreach-extension.zip'));
      rmSync(target, { recursive: true });
      return createHash('sha256').update(bytes).digest('hex');
    });
    expect(new Set(hashes).size).toBe(1);
  }, 60_000);

  it('asks for no more than it needs', () => {
    const manifest = JSON.parse(readFileSync(`${root}target/unpacked/manifest.json`, 'utf8'));
    expect(manifest.permissions).toEqual(['alarms', 'scripting', 'sidePanel', 'storage']);
    expect(manifest.optional_host_permissions).toEqual(['https://www.linkedin.com/*']);
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest.content_security_policy.extension_pages).toContain("default-src 'none'; script-src 'self'");
  });

  it('fetches no code and writes no markup', () => {
    for (const file of ['worker', 'page', 'panel', 'pairing', 'automatic']) {
      const code = readFileSync(`${root}target/unpacked/${file}.js`, 'utf8');
      expect(code, file).not.toMatch(/\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|importScripts/);
    }
  });

  it('locks its dependencies without naming a registry', () => {
    expect(readFileSync(`${root}package-lock.json`, 'utf8')).not.toMatch(/"resolved"/);
  });
});
