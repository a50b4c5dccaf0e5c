import { personOf } from '../../shared/linkedin';
import { all, visible } from './dom';
import { EDITOR, recipientsOf } from './message';
import { offersHelp } from './notice';
import { profileNames, wordsOf } from './profile';

/** What the invitation's dialog shows. */
export interface InviteSignals {
  readonly dialog: boolean;
  /** Slugs and member ids of people whom the address and the dialog name. */
  readonly recipients: readonly string[];
  /** It can be an invitation: a dialog with a box for the note, or one that asks for nothing and leads nowhere else. */
  readonly invitation: boolean;
  readonly note: boolean;
  /** The longest note that the text box takes; null: it does not say. */
  readonly noteLimit: number | null;
  readonly asksForEmail: boolean;
  readonly premium: boolean;
  /** It only says that no invitation can be sent for now. */
  readonly notice: boolean;
  readonly canSend: boolean;
}

export function readInvite(document: Document, address: string): InviteSignals {
  const dialog = inviteDialog(document);
  const person = personOf(address);
  const note = dialog ? noteBox(dialog) : null;
  const limit = Number(note?.getAttribute('maxlength') ?? NaN);
  return {
    dialog: dialog !== null,
    recipients: [...(person ? [person] : []), ...(dialog ? recipientsOf(dialog) : [])],
    invitation: dialog !== null && isInvitation(dialog),
    note: note !== null,
    noteLimit: Number.isInteger(limit) && limit > 0 ? limit : null,
    asksForEmail: dialog !== null && all(dialog, 'input[type="email"], input[name="email"]').some(visible),
    premium: dialog !== null && all(dialog, 'a[href*="/premium/"]').length > 0,
    notice: dialog !== null && isNotice(dialog),
    canSend: dialog !== null && enabled(primaryButton(dialog)),
  };
}

export function inviteDialog(document: Document): Element | null {
  return all(document, 'dialog[open], [role="dialog"]').filter(visible).at(-1) ?? null;
}

export function noteBox(dialog: Element): HTMLTextAreaElement | null {
  return all<HTMLTextAreaElement>(dialog, 'textarea').find(visible) ?? null;
}

/** "Add a note" is the last button but one, in the dialog of three buttons and in the newer one of two. */
export function addNoteButton(dialog: Element): HTMLButtonElement | null {
  const buttons = buttonsOf(dialog);
  return buttons.length === 2 || buttons.length === 3 ? buttons.at(-2)! : null;
}

export function primaryButton(dialog: Element): HTMLButtonElement | null {
  return buttonsOf(dialog).at(-1) ?? null;
}

/** By the name that its parts carry in every language; else it has nothing but help and a button or two. */
function isNotice(dialog: Element): boolean {
  const named = '[data-test-modal-id*="limit-alert"], [id*="limit-alert"]';
  if (dialog.matches(named) || all(dialog, named).length > 0) return true;
  const asks = all(dialog, 'input, textarea, a[href*="/premium/"]').length > 0;
  return !asks && buttonsOf(dialog).length <= 2 && offersHelp(dialog);
}

/**
 * Other dialogs have two buttons, too: one about cookies leads elsewhere, one that asks whether to discard something says
 * nothing of a person.
 */
function isInvitation(dialog: Element): boolean {
  if (noteBox(dialog)) return true;
  const own = 'a[href*="/in/"], a[href*="/premium/"]';
  const others = all(dialog, `a[href], input, select, iframe, ${EDITOR}`).filter(visible);
  const asksOnly = addNoteButton(dialog) !== null && others.every((each) => each.matches(own));
  return asksOnly && (isNamedInvitation(dialog) || recipientsOf(dialog).length > 0 || namesWhosePageItIs(dialog));
}

/** By the name that its parts carry in every language. */
function isNamedInvitation(dialog: Element): boolean {
  const named = ['data-test-modal-id', 'aria-labelledby', 'id'].map((each) => `[${each}*="send-invite"]`).join();
  return dialog.matches(named) || all(dialog, named).length > 0;
}

/** The whole name or its first word, as the page has it. */
function namesWhosePageItIs(dialog: Element): boolean {
  const words = ` ${wordsOf(dialog.textContent)}`;
  return profileNames(dialog.ownerDocument).some((name) => {
    const [first = ''] = name.split(' ');
    // Some languages add endings to names, or write no blanks around them.
    return words.includes(name) || (first.length > 2 && words.includes(` ${first}`));
  });
}

function buttonsOf(dialog: Element): HTMLButtonElement[] {
  return all<HTMLButtonElement>(dialog, 'button').filter(visible);
}

function enabled(button: HTMLButtonElement | null): boolean {
  return button !== null && !button.disabled && button.getAttribute('aria-disabled') !== 'true';
}
