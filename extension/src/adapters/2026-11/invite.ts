import { all, visible } from './dom';

/** What the invitation's dialog shows. */
export interface InviteSignals {
  readonly dialog: boolean;
  readonly buttons: number;
  readonly note: boolean;
  /** The longest note that the text box takes; null: it does not say. */
  readonly noteLimit: number | null;
  readonly asksForEmail: boolean;
  readonly premium: boolean;
  readonly canSend: boolean;
}

export function readInvite(document: Document): InviteSignals {
  const dialog = inviteDialog(document);
  const note = dialog ? noteBox(dialog) : null;
  const limit = Number(note?.getAttribute('maxlength') ?? NaN);
  return {
    dialog: dialog !== null,
    buttons: dialog ? buttonsOf(dialog).length : 0,
    note: note !== null,
    noteLimit: Number.isInteger(limit) && limit > 0 ? limit : null,
    asksForEmail: dialog !== null && all(dialog, 'input[type="email"], input[name="email"]').some(visible),
    premium: dialog !== null && all(dialog, 'a[href*="/premium/"]').length > 0,
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

function buttonsOf(dialog: Element): HTMLButtonElement[] {
  return all<HTMLButtonElement>(dialog, 'button').filter(visible);
}

function enabled(button: HTMLButtonElement | null): boolean {
  return button !== null && !button.disabled && button.getAttribute('aria-disabled') !== 'true';
}
