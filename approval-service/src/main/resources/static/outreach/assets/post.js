// Sends decisions and texts, and tells an answer from a failure after which they should be sent again.
import { checkSession, isSignedOut, token } from './session.js';

/** Returns the answer, or null if it should be sent again later: without an answer, of an unavailable server, or signed out. */
export function post(url, body) {
  return attempt(() => {
    body.set('_csrf', token());
    return send(url, body, {});
  });
}

export function postJson(url, data) {
  return attempt(() => send(url, JSON.stringify(data), jsonHeaders()));
}

/** Without an answer, while the page is left. */
export function postJsonAtLast(url, data) {
  fetch(url, { method: 'POST', body: JSON.stringify(data), headers: jsonHeaders(), keepalive: true }).catch(() => {});
}

function jsonHeaders() {
  return { 'Content-Type': 'application/json', [document.querySelector('meta[name=csrf]').dataset.header]: token() };
}

async function attempt(request) {
  if (isSignedOut()) {
    return null;
  }
  const answer = await request();
  if (answer?.status === 401 || answer?.status === 403) {
    // With a valid session, the page now has a fresh token, or the person may not do this.
    return (await checkSession()) ? request() : null;
  }
  return answer;
}

async function send(url, body, headers) {
  try {
    const answer = await fetch(url, { method: 'POST', body, headers: { 'HX-Request': 'true', ...headers } });
    return answer.status === 503 || answer.status === 429
      ? null
      : { status: answer.status, ok: answer.ok, html: await answer.text() };
  } catch {
    return null;
  }
}

/** Whether the answer holds the card in its present state. */
export function holdsCard(answer) {
  return answer.ok || answer.status === 409 || answer.status === 400;
}
