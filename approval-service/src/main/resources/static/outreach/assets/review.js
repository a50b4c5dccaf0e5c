// Assembles the review page.
import './decisions.js';
import './keys.js';
import './selection.js';
import './live.js';
import './reasons.js';
import './sequences.js';
import './filters.js';
import './saved.js';
import './thumb.js';
import { countDown } from './times.js';
import { cards, current, focusCard, startTyping } from './cards.js';

setInterval(countDown, 1000);
countDown();

// The first card has the focus, so that shortcuts work at once. The page opens at its top, unless the URL names a draft.
const open = new URLSearchParams(location.search).get('open');
const opened = document.getElementById(`draft-${open}`);
focusCard(opened ?? cards()[0], { remember: Boolean(open), scroll: Boolean(opened) });

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
