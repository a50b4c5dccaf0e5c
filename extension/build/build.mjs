/**
 * Builds target/unpacked, target/outreach-extension.zip and, for the tests, target/test-flavour: the same code, with
 * access to LinkedIn granted by the manifest, because no test can answer the browser's prompt, and with short waits.
 */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { icon } from './icon.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = process.argv[2] ?? join(root, 'target');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
const key = readFileSync(join(root, 'manifest-key.txt'), 'utf8').trim();

const SHORT_WAITS = {
  betweenActions: [0.1, 0.3],
  leastBetweenClaims: 0.3,
  mostBetweenClaims: 2,
  afterError: 0.5,
  poll: 0.1,
  beforeReload: 0.5,
  betweenReloads: 3,
  patience: 0.2,
};

async function assemble(directory, pace, changes) {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, 'icons'), { recursive: true });
  cpSync(join(root, 'static'), directory, { recursive: true });
  for (const size of [16, 48, 128]) writeFileSync(join(directory, 'icons', `${size}.png`), icon(size));
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ ...manifest, version, key, ...changes }, null, 2) + '\n');
  await build({
    entryPoints: {
      worker: join(root, 'src/worker/worker.ts'),
      page: join(root, 'src/page/page.ts'),
      panel: join(root, 'src/panel/panel.ts'),
      automatic: join(root, 'src/panel/automatic.ts'),
      pairing: join(root, 'src/pairing/pairing.ts'),
    },
    outdir: directory,
    bundle: true,
    format: 'iife',
    target: 'chrome120',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    absWorkingDir: root,
    define: { PACE: JSON.stringify(pace) },
  });
}

function filesIn(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath ?? each.path, each.name))
    .sort();
}

/** Order, times and attributes are fixed, so that the same sources give the same bytes. */
function pack(directory) {
  const mtime = new Date(2020, 0, 1);
  const files = filesIn(directory).map((file) => [
    relative(directory, file).replaceAll('\\', '/'),
    [new Uint8Array(readFileSync(file)), { mtime, level: 9 }],
  ]);
  return zipSync(Object.fromEntries(files));
}

await assemble(join(target, 'unpacked'), null, {});
writeFileSync(join(target, 'outreach-extension.zip'), pack(join(target, 'unpacked')));
await assemble(join(target, 'test-flavour'), SHORT_WAITS, {
  host_permissions: manifest.optional_host_permissions,
  optional_host_permissions: [],
});
