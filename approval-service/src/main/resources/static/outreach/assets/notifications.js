// What a person should know who looks at something else: the number of drafts that wait is in the title, and the browser says,
// if the person wants, that sending has stopped, or that no extension is there to send.
const STORAGE_KEY = 'outreach.notify';
const box = document.getElementById('notify');
let last = summary();

/** Whether the page wants to know of changes although nobody sees it. */
export function isNotifying() {
  return Boolean(box?.checked);
}

document.addEventListener('htmx:oobAfterSwap', () => {
  const { waiting, stopped, away } = summary();
  document.title = (waiting ? `(${waiting}) ` : '') + document.title.replace(/^\(.*?\) /, '');
  notify(stopped, last.stopped);
  notify(away, last.away);
  last = { stopped, away };
});

function summary() {
  return { ...document.getElementById('summary').dataset };
}

function notify(text, before) {
  if (text && text !== before && isNotifying() && (document.hidden || !document.hasFocus())) {
    show(text);
  }
}

function show(text) {
  try {
    // A newer one of the page replaces an older one.
    const shown = new Notification(document.title, { body: text, tag: document.body.dataset.customer });
    shown.addEventListener('click', () => window.focus());
  } catch {
    // Chrome on Android throws: there, only service workers may notify.
    box.checked = false;
    box.closest('p').hidden = true;
    localStorage.setItem(STORAGE_KEY, 'off');
  }
}

if (box && 'Notification' in window) {
  box.checked = localStorage.getItem(STORAGE_KEY) === 'on' && Notification.permission === 'granted';
  box.addEventListener('change', async () => {
    const allowed = box.checked && (await Notification.requestPermission()) === 'granted';
    document.getElementById('notify-blocked').hidden = !box.checked || allowed;
    box.checked = allowed;
    localStorage.setItem(STORAGE_KEY, allowed ? 'on' : 'off');
  });
} else if (box) {
  box.closest('p').hidden = true;
}
