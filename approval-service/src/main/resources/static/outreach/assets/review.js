// Assembles the review page.
import './decisions.js';
import './keys.js';
import './selection.js';
import './live.js';
import './reasons.js';
import './sequences.js';
import { countDown } from './times.js';
import { cards, current, focusCard, startTyping } from './cards.js';

setInterval(countDown, 1000);
countDown();

// The first card has the focus, so that shortcuts work at once.
const open = new URLSearchParams(location.search).get('open');
focusCard(document.getElementById(`draft-${open}`) ?? cards()[0], { remember: Boolean(open) });

// The order applies at once.
document.querySelector('#filters [name=sort]')?.addEventListener('change', (event) => event.target.form.requestSubmit());

document.addEventListener('click', (event) => {
  if (event.target.matches('.editor .cancel')) {
    const card = current();
    event.target.form.reset();
    event.target.closest('details').open = false;
    focusCard(card);
  }
});

document.addEventListener(
  'toggle',
  (event) => {
    if (event.target.open && event.target.matches?.('details.edit, details.reason') && !event.target.querySelector(':focus')) {
      startTyping(event.target);
    }
  },
  true,
);

// Focus the card that replaces the edited one.
document.addEventListener('htmx:afterSwap', (event) => {
  const target = event.detail.target;
  if (event.detail.requestConfig?.elt?.matches?.('form.editor') && target?.id) {
    focusCard(document.getElementById(target.id));
  }
});
