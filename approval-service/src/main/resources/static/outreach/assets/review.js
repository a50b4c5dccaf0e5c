// Assembles the review page.
import './decisions.js';
import './keys.js';
import './saving.js';
import './selection.js';
import './live.js';
import './reasons.js';
import './sequences.js';
import './filters.js';
import './saved.js';
import './thumb.js';
import './notifications.js';
import { countDown } from './times.js';
import { cards, focusCard, startTyping } from './cards.js';

setInterval(countDown, 1000);
countDown();

// The first card has the focus, so that shortcuts work at once. The page opens at its top, unless the URL names a draft.
const open = new URLSearchParams(location.search).get('open');
const opened = document.getElementById(`draft-${open}`);
focusCard(opened ?? cards()[0], { remember: Boolean(open), scroll: Boolean(opened) });

document.addEventListener('click', (event) => {
  if (event.target.matches('.editor .cancel')) {
    const details = event.target.closest('details');
    details.open = false;
    focusCard(details.closest('.card'));
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
