// Replaces the server's UTC times by local ones. UTC stays as the tooltip.
const DAY_MILLIS = 86_400_000;
const texts = document.getElementById('texts').dataset;
const language = document.documentElement.lang;
const sameDay = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const sameYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(language, { weekday: 'long' });
const anyYear = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });

export function localiseTimes(root) {
  const now = new Date();
  for (const element of root.querySelectorAll?.('time[datetime]') ?? []) {
    const time = new Date(element.dateTime);
    element.textContent = near(element, time, now) ?? (element.matches('.full') ? anyYear : formatFor(time, now)).format(time);
  }
}

/** A time of this week in words, where the element asks for that. */
function near(element, time, now) {
  const days = Math.round((startOfDay(time) - startOfDay(now)) / DAY_MILLIS);
  if (element.dataset.near === undefined || days < 0 || days > 6) {
    return null;
  }
  const pattern = [texts.today, texts.tomorrow][days] ?? texts.weekday;
  return pattern.replace('{time}', sameDay.format(time)).replace('{day}', weekday.format(time));
}

function startOfDay(time) {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate());
}

function formatFor(time, now) {
  if (time.toDateString() === now.toDateString()) {
    return sameDay;
  }
  return time.getFullYear() === now.getFullYear() ? sameYear : anyYear;
}

// Counts locks down from the seconds that the server sent, so that a wrong local clock does not matter.
const ends = new WeakMap();

export function countDown() {
  for (const element of document.querySelectorAll('.countdown[data-seconds]')) {
    if (!ends.has(element)) {
      ends.set(element, performance.now() + 1000 * Number(element.dataset.seconds));
    }
    const left = Math.max(0, Math.ceil((ends.get(element) - performance.now()) / 1000));
    element.textContent =
      left > 0
        ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
        : document.getElementById('texts').dataset.runOut;
  }
}
