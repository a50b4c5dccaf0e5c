// On a phone, the buttons for the draft in view stay at the bottom of the window while its own are out of sight.
import { cards } from './cards.js';
import { decide } from './decisions.js';

const bar = document.getElementById('thumb');
const narrow = matchMedia('(max-width: 40rem)');
/** The part of the window's height at which a person reads. */
const READING_LINE = 0.4;
let waiting = false;

if (bar) {
  for (const event of ['scroll', 'resize']) {
    addEventListener(event, look, { passive: true });
  }
  for (const event of ['click', 'focusin', 'htmx:load', 'htmx:afterSwap']) {
    document.addEventListener(event, look);
  }
  new MutationObserver(look).observe(document.getElementById('selection'), { attributes: true });
  bar.addEventListener('click', (event) => {
    const kind = event.target.dataset.decide;
    if (kind) {
      decide(inView(), kind);
    }
  });
  look();
}

/** Once a frame at most. */
function look() {
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show(narrow.matches ? inView() : null);
    });
  }
}

function inView() {
  const line = innerHeight * READING_LINE;
  return cards().find((card) => {
    const { top, bottom } = card.getBoundingClientRect();
    return top <= line && bottom > line;
  });
}

function show(card) {
  const buttons = ['approve', 'skip'].map((kind) => card?.querySelector(`.decision button[data-kind=${kind}]`));
  const own = buttons[0] ?? buttons[1];
  bar.hidden = !own || card.matches('.held') || !document.getElementById('selection').hidden || isInSight(own);
  if (!bar.hidden) {
    bar.querySelector('bdi').textContent = card.querySelector('h2').textContent;
    bar.querySelectorAll('button').forEach((button) => {
      button.hidden = !card.querySelector(`.decision button[data-kind=${button.dataset.decide}]`);
    });
  }
}

function isInSight(button) {
  const { top, bottom } = button.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
