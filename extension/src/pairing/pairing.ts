import { chromeStore as store } from '../shared/store';
import { element, text, translate } from '../shared/texts';
import { HttpApi } from '../worker/api';
import { ORIGIN } from '../worker/tab';
import { connect } from './connect';

translate(document);
const code = element<HTMLInputElement>('code');
const message = element('message');
const button = element<HTMLButtonElement>('connect');

async function showPairing(): Promise<void> {
  const pairing = await store.get('pairing');
  element('paired').textContent = pairing
    ? text('pairing_paired', pairing.customerName ?? pairing.customerId, pairing.deviceName, pairing.baseUrl)
    : text('pairing_none');
}

function say(words: string, good: boolean): void {
  message.textContent = words;
  message.className = good ? 'good' : 'bad';
}

element<HTMLFormElement>('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  try {
    const result = await connect(code.value, {
      store,
      ask: (baseUrl, token) => new HttpApi(baseUrl, token, '').whoAmI(),
      permit: () => chrome.permissions.request({ origins: [ORIGIN] }),
    });
    if (typeof result === 'string') return say(text(`pairing_${result}`), false);
    code.value = '';
    say(text('pairing_done'), true);
    await showPairing();
    await chrome.runtime.sendMessage({ type: 'work' });
  } finally {
    button.disabled = false;
  }
});

void showPairing();
