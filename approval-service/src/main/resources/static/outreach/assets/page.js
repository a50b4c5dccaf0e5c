// For every page: local times, text lengths, copy buttons.
import { localiseTimes } from './times.js';
import { watchEditors } from './editor.js';
import './forgetting.js';
import './newdraft.js';
import './signout.js';

document.documentElement.classList.add('js');
localiseTimes(document);
document.addEventListener('htmx:load', (event) => localiseTimes(event.target));
watchEditors();

// On a narrow window the navigation and the tabs scroll.
showCurrent();
document.addEventListener('htmx:load', showCurrent);

function showCurrent() {
  for (const current of document.querySelectorAll(':is(.pages, .tabs) [aria-current]')) {
    current.parentElement.scrollLeft = current.offsetLeft - current.parentElement.offsetLeft;
  }
}

// A reload shows the list again, instead of sending the form that this page answers a second time.
const reload = document.querySelector('[data-reload]')?.dataset.reload;
if (reload) {
  history.replaceState(null, '', reload);
}

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = document.getElementById('texts').dataset.copied;
  });
}
