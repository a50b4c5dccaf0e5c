// Shows a text as LinkedIn shows it: lines break where they were broken, messages and comments have links, invitations have
// none, and nothing follows after the limit.
const texts = document.getElementById('texts').dataset;
const LINK = /(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?'()[\]{}]/giu;

export function showPreview(textarea, limit) {
  const { form, value } = textarea;
  const preview = form.querySelector('.preview') ?? addPreview(textarea);
  const shown = preview.querySelector('.text');
  shown.replaceChildren(...(isNote(form) ? [value.slice(0, limit)] : withLinks(value.slice(0, limit))));
  shown.classList.toggle('none', !value);
  if (!value) {
    shown.textContent = texts.nothing;
  }
  const cut = value.slice(limit);
  preview.querySelector('.cut').hidden = !cut;
  preview.querySelector('del').textContent = cut;
}

function isNote(form) {
  const { action } = form.elements;
  return action.value === 'connection_request';
}

function addPreview(textarea) {
  const preview = element('section', 'preview');
  preview.setAttribute('aria-label', texts.preview);
  const text = element('p', 'text');
  text.dir = 'auto';
  const cut = element('div', 'cut');
  cut.append(element('p', 'small', texts.cut), element('del', 'text'));
  preview.append(element('p', 'small', texts.preview), text, cut);
  textarea.form.querySelector('.live-length').parentElement.after(preview);
  return preview;
}

function withLinks(text) {
  const parts = [];
  let end = 0;
  for (const link of text.matchAll(LINK)) {
    parts.push(text.slice(end, link.index), element('span', 'link', link[0]));
    end = link.index + link[0].length;
  }
  return [...parts, text.slice(end)];
}

function element(name, className, textContent = '') {
  return Object.assign(document.createElement(name), { className, textContent });
}
