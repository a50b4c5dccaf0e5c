// A signed-out person signs in again in another tab and loses nothing here: the page notices the new session and adopts
// its CSRF token.
const INTERVAL_MILLIS = 3000;
const banner = document.getElementById('signed-out');
const page = `${document.getElementById('review').dataset.base}/extensions`;
let pendingCheck = null;

export function isSignedOut() {
  return !banner.hidden;
}

export function token() {
  return document.querySelector('meta[name=csrf]').content;
}

/** Returns whether the session is valid. Shows a banner until it is. */
export async function checkSession() {
  pendingCheck ??= requestPage().finally(() => (pendingCheck = null));
  return pendingCheck;
}

async function requestPage() {
  const answer = await fetch(page, { headers: { 'HX-Request': 'true' } }).catch(() => null);
  if (answer?.status === 401) {
    banner.hidden = false;
  } else if (answer?.ok) {
    adopt(new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('meta[name=csrf]').content);
    if (isSignedOut()) {
      banner.hidden = true;
      document.dispatchEvent(new Event('outreach:signed-in'));
    }
  }
  return Boolean(answer?.ok);
}

function adopt(fresh) {
  document.querySelector('meta[name=csrf]').content = fresh;
  document.querySelectorAll('input[name=_csrf]').forEach((field) => (field.value = fresh));
}

function checkAgain() {
  if (isSignedOut() && !document.hidden) {
    checkSession();
  }
}

setInterval(checkAgain, INTERVAL_MILLIS);
document.addEventListener('visibilitychange', checkAgain);
