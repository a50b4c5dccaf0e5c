// Filters that a person has saved under a name. They stay in this browser.
const MAX_SAVED = 30;
const menu = document.getElementById('saved');
const key = `outreach.filters.${menu.dataset.customer}`;
const list = menu.querySelector('ul');
const form = menu.querySelector('form');

show();
menu.addEventListener('toggle', show);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const name = form.elements.name.value.trim();
  if (name) {
    const others = read().filter((each) => each.name !== name);
    write([{ name, query: present() }, ...others].slice(0, MAX_SAVED));
    form.reset();
  }
});

/** The filters and the tab, without the focused draft. */
function present() {
  const query = new URLSearchParams(location.search);
  query.delete('open');
  query.delete('after');
  return query.toString();
}

function read() {
  try {
    const saved = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(saved) ? saved.filter(({ name, query }) => name && typeof query === 'string') : [];
  } catch {
    return [];
  }
}

function write(saved) {
  localStorage.setItem(key, JSON.stringify(saved));
  show();
}

function show() {
  const saved = read();
  menu.querySelector('.none').hidden = saved.length > 0;
  list.replaceChildren(...saved.map(line));
}

function line({ name, query }) {
  const item = document.createElement('li');
  const link = Object.assign(document.createElement('a'), { href: `${location.pathname}?${query}` });
  link.append(Object.assign(document.createElement('bdi'), { textContent: name }));
  const remove = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: '×' });
  remove.setAttribute('aria-label', menu.dataset.delete.replace('{name}', name));
  remove.addEventListener('click', (event) => {
    event.stopPropagation();
    write(read().filter((each) => each.name !== name));
    menu.querySelector('summary').focus();
  });
  item.append(link, remove);
  return item;
}
