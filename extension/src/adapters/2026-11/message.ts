import { memberIdOf, profileSlug } from '../../shared/linkedin';
import { all, enclosing, typedText, visible } from './dom';

/** What a composer of messages or comments shows. */
export interface ComposerSignals {
  readonly editors: number;
  /** Slugs and member ids of people that the composer names. */
  readonly recipients: readonly string[];
  readonly text: string | null;
  readonly canSend: boolean;
  readonly sendButton: boolean;
}

export const EDITOR = '[role="textbox"][contenteditable="true"]';
const ITEM = 'li, [role="listitem"]';

/** The only visible editor of messages; a page with several is ambiguous. */
export function messageEditors(document: Document): HTMLElement[] {
  return all(document, EDITOR).filter(visible);
}

export function readMessageComposer(document: Document): ComposerSignals {
  return readComposer(messageEditors(document), recipientsOf);
}

export function readComposer(editors: HTMLElement[], recipients: (frame: Element) => string[]): ComposerSignals {
  const editor = editors.length === 1 ? editors[0]! : null;
  const frame = editor ? frameOf(editor) : null;
  const button = editor ? sendButton(editor) : null;
  return {
    editors: editors.length,
    recipients: frame ? recipients(frame) : [],
    text: editor ? typedText(editor) : null,
    canSend: button !== null && !button.disabled && button.getAttribute('aria-disabled') !== 'true',
    sendButton: button !== null,
  };
}

/** Whom the form or dialog around the editor names. */
export function composerRecipients(editor: Element): string[] {
  const frame = frameOf(editor);
  return frame ? recipientsOf(frame) : [];
}

export function frameOf(editor: Element): Element | null {
  return enclosing(editor, 'form, dialog, [role="dialog"]');
}

/** With "press Enter to send" there is none. */
export function sendButton(editor: Element): HTMLButtonElement | null {
  const form = enclosing(editor, 'form');
  return form ? (all<HTMLButtonElement>(form, 'button[type="submit"]').find(visible) ?? null) : null;
}

/** The part of the page around the composer that holds the thread's items. */
export function threadOf(editor: Element): Element | null {
  for (let each: Element | null = frameOf(editor); each; each = parentOf(each)) {
    if (all(each, ITEM).length > 0) return each;
  }
  return null;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The items of a thread, or of a post's comments. */
export function itemsOf(root: ParentNode): HTMLElement[] {
  return all(root, ITEM).filter((item) => !item.querySelector(ITEM) && !item.querySelector(EDITOR));
}

/** Those that hold exactly this text and do not name one of these people, who would have written it then. */
export function itemsWith(root: ParentNode, text: string, others: readonly string[] = []): HTMLElement[] {
  const wanted = text.trimEnd();
  return itemsOf(root).filter(
    (item) =>
      !recipientsOf(item).some((each) => others.includes(each)) &&
      [item, ...item.querySelectorAll<HTMLElement>('*')].some(
        (each) => typedText(each).trimEnd() === wanted && !isPartOfText(each),
      ),
  );
}

/** One paragraph of several is not the text. */
function isPartOfText(element: Element): boolean {
  const paragraph = element.closest('p');
  return [...(paragraph?.parentElement?.children ?? [])].some((each) => each !== paragraph && each.matches('p'));
}

/** Who wrote the last item of the thread: the slugs and member ids of the last item that names somebody. */
export function lastAuthor(thread: Element): string[] {
  const named = all(thread, ITEM)
    .filter((item) => !item.querySelector(ITEM) && visible(item))
    .map(recipientsOf)
    .filter((names) => names.length > 0);
  return named.at(-1) ?? [];
}

export function recipientsOf(frame: Element): string[] {
  const links = all(frame, 'a[href*="/in/"]').map((link) => profileSlug(link.getAttribute('href')));
  const marked = [frame, ...all(frame, '[data-recipient-urn], [data-profile-urn]')].map(
    (each) => memberIdOf(each.getAttribute('data-recipient-urn')) ?? memberIdOf(each.getAttribute('data-profile-urn')),
  );
  return [...new Set([...links, ...marked].filter((each) => each !== null))];
}
