// Drops kept texts that are too old, and those for erased people.
import { forget, keptNames, prune } from './kept.js';

const CHUNK = 100; // as many as the server accepts in one request
prune();
const ids = keptNames().filter((name) => name !== 'new');
for (let from = 0; from < ids.length; from += CHUNK) {
  forgetErased(ids.slice(from, from + CHUNK));
}

async function forgetErased(some) {
  const answer = await fetch(`/outreach/linkedin/${document.body.dataset.customer}/erased?ids=${some}`, {
    headers: { 'HX-Request': 'true' },
  }).catch(() => null);
  if (answer?.ok) {
    (await answer.json()).forEach(forget);
  }
}
