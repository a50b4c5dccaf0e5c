import { postUrn } from '../../shared/linkedin';
import { all, visible } from './dom';
import { type ComposerSignals, EDITOR, readComposer, recipientsOf } from './message';

/** What a post's page shows. */
export interface PostSignals {
  readonly wrapper: boolean;
  /** Posts of other URNs on the page. */
  readonly others: number;
  readonly composer: ComposerSignals;
}

export function readPost(document: Document, urn: string): PostSignals {
  const wrapper = postWrapper(document, urn);
  return {
    wrapper: wrapper !== null,
    others: all(document, '[data-urn], [data-id]').filter((each) => namesPost(each) && !names(each, urn)).length,
    composer: readComposer(wrapper ? commentEditors(wrapper) : [], () => (wrapper ? [urn] : [])),
  };
}

/** The outermost element that names the post or the comment. Of a page with one post, a link on it may name it instead. */
export function postWrapper(document: Document, urn: string): HTMLElement | null {
  const marked = all(document, '[data-urn], [data-id]');
  const wrappers = marked.filter(namesPost);
  const named = marked.find((each) => names(each, urn));
  const only = wrappers.length === 1 ? wrappers[0]! : null;
  return named ?? (only && linksTo(only, urn) ? only : null);
}

function linksTo(wrapper: Element, urn: string): boolean {
  return all(wrapper, 'a[href*="/feed/update/"]').some((link) => postUrn(link.getAttribute('href')) === urn);
}

export function commentEditors(wrapper: Element): HTMLElement[] {
  return all(wrapper, EDITOR).filter(visible);
}

/** Those that one of these people wrote: the first link to a person in a comment is its author's. */
export function commentsBy(items: HTMLElement[], authors: readonly string[]): HTMLElement[] {
  return items.filter((item) => authors.includes(recipientsOf(item)[0] ?? ''));
}

function names(element: Element, urn: string): boolean {
  return element.getAttribute('data-urn') === urn || element.getAttribute('data-id') === urn;
}

function namesPost(element: Element): boolean {
  const urn = element.getAttribute('data-urn') ?? element.getAttribute('data-id') ?? '';
  return /^urn:li:(activity|share|ugcPost):\d+$/.test(urn);
}
