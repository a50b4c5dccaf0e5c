import { chromeStore as store } from '../shared/store';
import { element, text, translate } from '../shared/texts';
import { viewOf } from './view';

translate(document);

/** Texts of others are set as text, never as markup. */
function set(id: string, value: string): void {
  const shown = element(id);
  if (shown.textContent !== value) shown.textContent = value;
}

async function show(): Promise<void> {
  const [journal, settings, problem, history, pairing] = await Promise.all([
    store.get('journal'),
    store.get('settings'),
    store.get('problem'),
    store.get('history'),
    store.get('pairing'),
  ]);
  const view = viewOf({ journal, settings, problem, history, paired: pairing !== null }, Date.now(), text);
  set('status', view.status);
  set('countdown', view.countdown);
  element('problem').hidden = view.problem === null;
  set('advice', view.problem ?? '');
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
  set('pairing', pairing ? text('pairing_paired', pairing.customerName ?? pairing.customerId, pairing.deviceName, pairing.baseUrl) : '');
  const list = element('history');
  if (list.dataset.shown !== JSON.stringify(view.history)) {
    list.dataset.shown = JSON.stringify(view.history);
    list.replaceChildren(
      ...view.history.map((each) => {
        const item = document.createElement('li');
        item.dir = 'auto';
        item.textContent = each;
        return item;
      }),
    );
  }
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

chrome.storage.local.onChanged.addListener(() => void show());
setInterval(() => void show(), 1000);
void show();
void ask('work');
