// Drops kept texts of drafts that nobody can edit any more, among them those of erased people.
import { forget, keptNames, kept, prune } from './kept.js';

prune();
const ids = keptNames().filter((name) => name !== 'new');
if (ids.length) {
  forgetUnlessEditable();
}

async function forgetUnlessEditable() {
  const answer = await fetch(`/outreach/linkedin/${document.body.dataset.customer}/editable?ids=${ids}`, {
    headers: { 'HX-Request': 'true' },
  }).catch(() => null);
  if (answer?.ok) {
    const statuses = await answer.json();
    ids.filter((id) => !['pending_review', kept(id)?.status].includes(statuses[id])).forEach(forget);
  }
}
