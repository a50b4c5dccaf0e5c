// Shows the length of the text while a person is typing, in UTF-16 code units like the policy, and what LinkedIn makes of it.
import { showPreview } from './preview.js';

const number = new Intl.NumberFormat(document.documentElement.lang);

export function watchEditors() {
  document.addEventListener('input', (event) => {
    if (event.target.matches('.editor textarea')) {
      count(event.target);
    }
  });
  document.addEventListener('change', (event) => {
    const textarea = event.target.form?.querySelector('.editor textarea[name=body]');
    if (textarea && event.target.matches('[name=action][data-limit]')) {
      count(textarea);
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches('.editor textarea')) {
      event.preventDefault();
      event.target.form.requestSubmit(event.shiftKey ? event.target.form.querySelector('[value=approve]') : null);
    }
  });
  document.querySelectorAll('.editor textarea').forEach(count);
}

function count(textarea) {
  const form = textarea.form;
  const limit = Number(textarea.dataset.limit ?? form.querySelector('[name=action]:checked')?.dataset.limit);
  const output = form.querySelector('.live-length');
  output.textContent = `${number.format(textarea.value.length)} / ${number.format(limit)}`;
  output.classList.toggle('changed-note', textarea.value.length > limit);
  showPreview(textarea, limit);
}
