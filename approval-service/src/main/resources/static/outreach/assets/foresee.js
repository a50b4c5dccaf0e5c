// Shows what a bulk decision will do: how many drafts of which action and source, with which warnings, each by name, and
// what is left out.
import { kept } from './kept.js';
import { postJson } from './post.js';

const CHUNK = 500; // as many as the server accepts in one request
const MAX_NAMES = 200;
const labels = document.getElementById('bulk-labels')?.content;

/** The drafts with names and problems; null if the server does not answer. */
export async function foresee(url, operation, drafts) {
  const items = [];
  for (let from = 0; from < drafts.length; from += CHUNK) {
    const answer = await postJson(url, { operation, items: drafts.slice(from, from + CHUNK) });
    if (!answer?.ok) {
      return null;
    }
    items.push(...JSON.parse(answer.html));
  }
  return items.map((item, index) => ({
    ...item,
    version: drafts[index].version,
    problem: item.problem ?? (operation === 'approve' && kept(item.id)?.body !== undefined ? 'unsaved' : null),
  }));
}

export function showForeseen(into, items, texts) {
  const included = items.filter((item) => !item.problem);
  const left = items.filter((item) => item.problem);
  into.replaceChildren(
    counts(included, (item) => label('action', item.action)),
    counts(included, (item) => item.source ?? texts.noSource),
    ...warnings(included),
    ...list('bulk-left-out', texts.leftOut, left, (item) => `: ${label('problem', item.problem)}`),
    ...list('bulk-names', null, included, (item) => ` · ${label('action', item.action)}`),
  );
}

/** For instance "Message 8 · Comment 1". */
function counts(items, nameOf) {
  const line = element('p', 'small counts');
  line.append(...[...countsBy(items, nameOf)].map(([name, count]) => element('span', 'chip', `${name} ${count}`)));
  return line;
}

function countsBy(items, nameOf) {
  const found = new Map();
  items.forEach((item) => found.set(nameOf(item), (found.get(nameOf(item)) ?? 0) + 1));
  return new Map([...found].sort(([, a], [, b]) => b - a));
}

function warnings(items) {
  const found = countsBy(items.flatMap((item) => item.warnings), (code) => label('warning', code));
  const shown = element('ul', 'warnings');
  shown.append(...[...found].map(([text, count]) => element('li', '', `${count} × ${text}`)));
  return found.size ? [shown] : [];
}

function list(id, title, items, textOf) {
  const shown = element('ul', 'names');
  shown.id = id;
  // Scrolls, so it must be reachable by keyboard.
  shown.tabIndex = 0;
  shown.append(...items.slice(0, MAX_NAMES).map((item) => named(item, textOf(item))));
  if (items.length > MAX_NAMES) {
    shown.append(element('li', '', `+ ${items.length - MAX_NAMES}`));
  }
  if (!items.length) {
    return [];
  }
  return title ? [element('p', 'left-out', fill(title, items.length)), shown] : [shown];
}

/** The draft's title, in whatever direction it is written, and a text about it. */
export function named(item, text) {
  const line = element('li', '');
  line.append(element('bdi', '', item.title), text);
  return line;
}

export function label(kind, code) {
  const known = (name) => labels.querySelector(`[data-${kind}="${name}"]`)?.textContent;
  return known(code) ?? known('blank') ?? code;
}

/** Before a "|" stands the form of the text for one draft. */
export function fill(text, count, done = 0) {
  const [one, other = one] = text.split('|');
  return (count === 1 ? one : other).replace('{done}', done).replace('{n}', count);
}

function element(name, className, textContent = '') {
  return Object.assign(document.createElement(name), { className, textContent });
}
