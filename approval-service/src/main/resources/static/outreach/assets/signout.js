// Signing out removes the unsaved texts from this browser, so it asks first.
import { countKept, forgetAll } from './kept.js';

const form = document.querySelector('form.sign-out');
const dialog = document.getElementById('sign-out');

form?.addEventListener('submit', (event) => {
  const count = countKept();
  if (count && event.submitter?.value !== 'discard') {
    event.preventDefault();
    const [one, other] = dialog.dataset.text.split('|');
    dialog.querySelector('p').textContent = (count === 1 ? one : other).replace('{n}', count);
    dialog.showModal();
  } else {
    forgetAll();
  }
});
