import { chromeStore as store } from '../shared/store';
import { element, text, translate } from '../shared/texts';
import { viewOf } from './view';

translate(document);

/** Texts of others are set as text, never as markup. */
function set(id: string, value: string): void {
  const shown = element(id);
  if (shown.textContent !== value) shown.textContent = value;
}

/** Rewritten only when it changes, so that nobody loses a selection. */
function list(id: string, lines: readonly string[]): void {
  const shown = element(id);
  if (shown.dataset.shown === JSON.stringify(lines)) return;
  shown.dataset.shown = JSON.stringify(lines);
  shown.replaceChildren(
    ...lines.map((each) => {
      const item = document.createElement('li');
      item.dir = 'auto';
      item.textContent = each;
      return item;
    }),
  );
}

async function show(): Promise<void> {
  const [journal, settings, problem, history, refused, pairing] = await Promise.all([
    store.get('journal'),
    store.get('settings'),
    store.get('problem'),
    store.get('history'),
    store.get('refused'),
    store.get('pairing'),
  ]);
  const paired = pairing !== null;
  const view = viewOf({ journal, settings, problem, history, refused, paired }, Date.now(), text);
  set('status', view.status);
  set('countdown', view.countdown);
  element('problem').hidden = view.problem === null;
  set('advice', view.problem ?? '');
  element('pair').hidden = !view.pairingHelps;
  element('job').hidden = view.job === null;
  set('action', view.job?.action ?? '');
  set('recipient', view.job?.recipient ?? '');
  set('link', view.job?.url ?? '');
  element<HTMLAnchorElement>('link').href = view.job?.url ?? '';
  set('body', view.job?.body ?? '');
  set('todo', view.job?.todo ?? '');
  element('decline').hidden = !view.job?.canDecline;
  set('mode', view.mode);
  set('stop', text(settings.stopped ? 'panel_resume' : 'panel_stop'));
  set('change-mode', text(settings.mode === 'automatic' ? 'panel_to_assisted' : 'panel_to_automatic'));
  set(
    'pairing',
    pairing
      ? text('pairing_paired', pairing.customerName ?? pairing.customerId, pairing.deviceName, pairing.baseUrl)
      : '',
  );
  element('jobs').hidden = view.history.length === 0;
  list('history', view.history);
  element('refused').hidden = view.refused.length === 0;
  list('refused-reports', view.refused);
}

function ask(type: string): Promise<{ value?: unknown; error?: string }> {
  return chrome.runtime.sendMessage({ type }) as Promise<{ value?: unknown; error?: string }>;
}

element('pair').addEventListener('click', () => void chrome.runtime.openOptionsPage());
element('decline').addEventListener('click', () => void ask('declined'));
element('stop').addEventListener('click', async () => {
  const settings = await store.get('settings');
  await store.set({ settings: { ...settings, stopped: !settings.stopped } });
  await ask(settings.stopped ? 'work' : 'stopped');
});
element('change-mode').addEventListener('click', async () => {
  const settings = await store.get('settings');
  if (settings.mode === 'automatic') await store.set({ settings: { ...settings, mode: 'assisted' } });
  else await chrome.tabs.create({ url: chrome.runtime.getURL('automatic.html') });
});
element('answers').addEventListener('click', async () => {
  set('found', text('panel_looking'));
  const { value, error } = await ask('answers');
  set('found', error ? text('panel_answers_failed') : text('panel_found', String(value ?? 0)));
});
element('retry-refused').addEventListener('click', () => void ask('refused'));
element('remove-refused').addEventListener('click', () => void store.set({ refused: [] }));

chrome.storage.local.onChanged.addListener(() => void show());
setInterval(() => void show(), 1000);
void show();
void ask('work');
