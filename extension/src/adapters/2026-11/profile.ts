import { canonicalSlug, linkedInUrl, memberIdOf, profileSlug } from '../../shared/linkedin';
import { all, visible } from './dom';

/** What a profile page shows. Each is one signal; none is a decision. */
export interface ProfileSignals {
  readonly topCard: boolean;
  /** Slugs by which the page names itself: its address and its canonical link. */
  readonly slugs: readonly string[];
  readonly memberId: string | null;
  readonly self: boolean;
  /** The link that opens the invitation of this person, wherever it stands. */
  readonly invite: string | null;
  readonly compose: string | null;
  /** The More button is there: `closed`, `open`; null: not found. */
  readonly more: 'closed' | 'open' | null;
  readonly pending: boolean;
  readonly incoming: boolean;
  /** A labelled button stands in the action row, such as Follow. */
  readonly labelled: boolean;
}

const COMPOSE = 'a[href*="/messaging/compose/"]';
const CONTROLS = 'a[href], button';

export function readProfile(document: Document, address: string): ProfileSignals {
  const card = topCard(document);
  const slugs = ownSlugs(document, address);
  const compose = card ? shown(card, COMPOSE)[0] : undefined;
  const row = card && compose ? actionRow(card, compose) : null;
  const controls = row ? shown(row, CONTROLS) : [];
  const invite = inviteLink(document, slugs);
  return {
    topCard: card !== null,
    slugs,
    memberId: memberIdOf(composeRecipient(compose)) ?? slugs.find((slug) => memberIdOf(slug)) ?? null,
    self: shown(document, 'a[href*="/edit/intro"]').some((link) => isEditOf(link, slugs)),
    invite: invite?.href ?? null,
    compose: compose ? linkedInUrl(compose.getAttribute('href'), address)!.href : null,
    more: moreState(moreButton(card, row)),
    pending: controls.some((each) => each.matches('a[aria-label]') && !isInvite(each)),
    incoming: card !== null && compose === undefined && invite === null && isIncoming(card),
    labelled: controls.some((each) => each.matches('button[aria-label]')),
  };
}

/** Of the person whose page it is: the heading of the top card, and the title without its counter and "| LinkedIn". */
export function profileNames(document: Document): string[] {
  const card = topCard(document);
  const heading = card ? shown(card, 'h1, h2')[0]?.textContent : null;
  const title = /^(?:\(\d+\+?\) )?([^|]+)\|/.exec(document.title)?.[1];
  return [wordsOf(heading), wordsOf(title)].filter((name) => name !== '');
}

/** Letters and digits only, with single blanks, so that punctuation around a name does not hide it. */
export function wordsOf(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Opens the menu behind More. Nothing in that menu is pressed. */
export function openMore(document: Document): boolean {
  const card = topCard(document);
  const compose = card ? shown(card, COMPOSE)[0] : undefined;
  const button = moreButton(card, card && compose ? actionRow(card, compose) : null);
  button?.click();
  return button !== null;
}

/** The first section of main that holds no other section; cards in an aside are those of other people. */
function topCard(document: Document): HTMLElement | null {
  return all(document, 'main section').find((each) => !each.querySelector('section') && !each.closest('aside')) ?? null;
}

function shown(root: ParentNode, selector: string): HTMLElement[] {
  return all(root, selector).filter(visible);
}

function ownSlugs(document: Document, address: string): string[] {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  return [profileSlug(canonical), profileSlug(address)].filter((slug) => slug !== null);
}

/** The smallest ancestor with at least two controls, one of them a button. */
function actionRow(card: Element, compose: Element): Element | null {
  for (let each = compose.parentElement; each; each = each === card ? null : each.parentElement) {
    const controls = shown(each, CONTROLS);
    if (controls.length >= 2 && controls.some((control) => control.matches('button'))) return each;
  }
  return null;
}

function moreButton(card: Element | null, row: Element | null): HTMLElement | null {
  const place = row ?? card;
  const candidates = place ? shown(place, 'button[aria-expanded]:not([aria-label])') : [];
  return candidates.at(-1) ?? null;
}

function moreState(button: Element | null): 'closed' | 'open' | null {
  if (!button) return null;
  return button.getAttribute('aria-expanded') === 'true' ? 'open' : 'closed';
}

function isInvite(element: Element): boolean {
  return linkedInUrl(element.getAttribute('href'))?.pathname.startsWith('/preload/custom-invite') ?? false;
}

/** Anywhere in the document: a menu's items are rendered outside main, and the URL tells whose invitation it is. */
function inviteLink(document: Document, slugs: readonly string[]): URL | null {
  for (const link of all(document, 'a[href*="/preload/custom-invite/"]')) {
    const url = linkedInUrl(link.getAttribute('href'));
    const slug = url?.searchParams.get('vanityName');
    if (url && slug && slugs.includes(canonicalSlug(slug))) return url;
  }
  return null;
}

function composeRecipient(compose: Element | undefined): string | null {
  const parameters = linkedInUrl(compose?.getAttribute('href'))?.searchParams;
  return parameters?.get('recipient') ?? parameters?.get('profileUrn') ?? null;
}

function isEditOf(link: Element, slugs: readonly string[]): boolean {
  const match = /^\/in\/([^/]+)\/edit\/intro\/?$/.exec(linkedInUrl(link.getAttribute('href'))?.pathname ?? '');
  return match !== null && slugs.includes(canonicalSlug(match[1]!));
}

/** Exactly two labelled buttons (accept and ignore) and then the expander. */
function isIncoming(card: Element): boolean {
  const buttons = shown(card, 'button');
  const end = buttons.findIndex((each) => each.matches('[aria-expanded]:not([aria-label])'));
  return end === 2 && buttons.slice(0, 2).every((each) => each.matches('[aria-label]'));
}
