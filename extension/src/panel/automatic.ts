import { chromeStore as store } from '../shared/store';
import { element, text, translate } from '../shared/texts';
import type { Mode } from '../worker/states';

translate(document);

async function choose(mode: Mode): Promise<void> {
  await store.set({ settings: { ...(await store.get('settings')), mode } });
  element('message').textContent = text(mode === 'automatic' ? 'automatic_is_on' : 'automatic_is_off');
}

element<HTMLFormElement>('form').addEventListener('submit', (event) => {
  event.preventDefault();
  if (element<HTMLInputElement>('understood').checked) void choose('automatic');
});
element('assisted').addEventListener('click', () => void choose('assisted'));
