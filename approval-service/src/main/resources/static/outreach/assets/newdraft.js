// The form for a draft by hand is kept while the person types. The page offers it again until the draft is submitted or
// discarded.
import { forget, keep, kept } from './kept.js';
import { markUnkept, unsavedNote } from './notes.js';

const NAME = 'new';
const form = document.querySelector('#drafting form.editor');

if (form) {
  form.addEventListener('input', keepForm);
  form.addEventListener('submit', () => keepForm({ submitted: true }));
  const entry = kept(NAME);
  if (entry?.submitted) {
    keep(NAME, { fields: entry.fields });
  }
  // A rejected form comes back as it was sent.
  if (entry && !form.elements.prospectUrl.value && !form.elements.body.value) {
    offer(entry);
  }
} else if (kept(NAME)?.submitted && isAccepted()) {
  forget(NAME);
}

function keepForm({ submitted = false }) {
  const fields = [...new FormData(form)].filter(([name]) => !['_csrf', 'seenKey'].includes(name));
  markUnkept(form, !submitted && !keep(NAME, { fields }));
  if (submitted) {
    keep(NAME, { fields, submitted });
  }
}

/** After an accepted form, the server redirects to the card of its draft. */
function isAccepted() {
  return new URL(location.href).searchParams.has('open') && document.referrer.endsWith('/new');
}

function offer(entry) {
  const title = entry.fields.filter(([name]) => name === 'prospectName' || name === 'prospectUrl' || name === 'body');
  const note = unsavedNote(
    title.map(([, value]) => value).join('\n'),
    entry.at,
    () => {
      note.remove();
      fill(entry.fields);
    },
    () => {
      note.remove();
      forget(NAME);
    },
  );
  form.before(note);
}

function fill(fields) {
  const values = Object.fromEntries(fields);
  for (const field of form.elements) {
    if (field.type === 'radio' || field.type === 'checkbox') {
      field.checked = values[field.name] === field.value;
    } else if (field.name in values) {
      field.value = values[field.name];
    }
  }
  form.elements.body.dispatchEvent(new Event('input', { bubbles: true }));
  form.elements.body.focus();
}
