// Whoever is signed out signs in once more, in another tab, and loses nothing here: the page notices, and takes over the
// token by which the new session's forms are known.
const EVERY_MILLIS = 3000;
const banner = document.getElementById('signed-out');
const page = `${document.getElementById('review').dataset.base}/extensions`;
let looking = null;

export function isSignedOut() {
  return !banner.hidden;
}

export function token() {
  return document.querySelector('meta[name=csrf]').content;
}

/** Finds out whether there still is a session; until there is one again, the page says so. */
export async function checkSession() {
  looking ??= look().finally(() => (looking = null));
  return looking;
}

async function look() {
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

function lookAgain() {
  if (isSignedOut() && !document.hidden) {
    checkSession();
  }
}

setInterval(lookAgain, EVERY_MILLIS);
document.addEventListener('visibilitychange', lookAgain);
