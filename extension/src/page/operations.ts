/**
 * What the worker may ask of a LinkedIn page. Each call runs in the page's isolated world and answers with plain data.
 * The page is never drawn upon. Only `submit` presses Send, and only if text and recipient still are what was approved.
 */
import {
  type ComposerSignals,
  type InviteSignals,
  type Notice,
  type PostSignals,
  type ProfileSignals,
  addNoteButton,
  commentEditors,
  commentsBy,
  composerRecipients,
  inviteDialog,
  itemsOf,
  itemsWith,
  lastAuthor,
  messageEditors,
  noteBox,
  openMore,
  postWrapper,
  primaryButton,
  readInvite,
  readMessageComposer,
  readNotice,
  readPost,
  readProfile,
  sendButton,
  threadOf,
  typedText,
} from '../adapters/2026-11';
import { isAddressed } from '../shared/recipient';
import { insertText, removeText } from './editing';
import { sha256 } from './sha256';

export type Action = 'connection_request' | 'message' | 'comment';

/** Where an action's text goes, and to whom. */
export interface Target {
  readonly action: Action;
  /** Of a person: slugs and member ids under which the page may name them. Of a post: its URN. */
  readonly names: readonly string[];
  /** Of a comment: names under which the page may name its author. */
  readonly own: readonly string[];
}

export interface PageStatus {
  readonly address: string;
  readonly loaded: boolean;
  readonly notice: Notice;
  /** Milliseconds since it was loaded; negative: the clock was set back. */
  readonly age: number;
}

/** Why Send was not pressed: `changed` is the text. */
export type Submitted = 'pressed' | 'changed' | 'no_button' | Problem;

/** `typed`: the text as it stands in the composer, by its hash alone. */
export type Composed = { readonly problem: Problem | 'occupied' } | { readonly problem: null; readonly typed: string };

export type Problem = 'no_composer' | 'ambiguous' | 'other_recipient' | 'no_note';

export interface Seen {
  /** Why nothing may be inserted. */
  readonly problem: Problem | null;
  /** Items of the thread or the comments with exactly the text; null: there is no such list on the page. */
  readonly matches: number | null;
  /** All items of that list; 0 also while it is still loading. */
  readonly items: number;
  /** `ours`: the composer still holds exactly the text. */
  readonly composer: 'ours' | 'empty' | 'other' | 'none';
  readonly address: string;
  /** Whether Send was pressed on this page since `watch`. */
  readonly pressed: boolean;
  /** An invitation's dialog is open and offers Premium, or only says that no more can be sent, instead of closing. */
  readonly refusal: 'premium' | 'notice' | null;
}

type Box = HTMLElement | HTMLTextAreaElement;

export class Operations {
  private pressed = false;
  private watching = false;

  constructor(
    private readonly document: Document,
    private readonly onPressed: (hash: string | null) => void = () => {},
  ) {}

  status(): PageStatus {
    const loaded = this.document.readyState === 'complete';
    const age = Date.now() - (this.document.defaultView?.performance.timeOrigin ?? 0);
    return { address: this.address(), loaded, notice: readNotice(this.document, this.http()), age };
  }

  profile(): ProfileSignals {
    return readProfile(this.document, this.address());
  }

  openMore(): boolean {
    return openMore(this.document);
  }

  invite(): InviteSignals {
    return readInvite(this.document, this.address());
  }

  addNote(target: Target): boolean {
    const dialog = this.invitation(target);
    const button = dialog && !noteBox(dialog) ? addNoteButton(dialog) : null;
    button?.click();
    return button !== null;
  }

  message(): ComposerSignals {
    return readMessageComposer(this.document);
  }

  post(urn: string): PostSignals {
    return readPost(this.document, urn);
  }

  lastAuthor(): string[] {
    const editor = messageEditors(this.document)[0];
    const thread = editor ? threadOf(editor) : null;
    return thread ? lastAuthor(thread) : [];
  }

  /** Inserts the text into an empty composer, once. A composer that holds it already is left as it is. */
  async compose(target: Target, text: string): Promise<Composed> {
    const problem = this.problemOf(target);
    if (problem) return { problem };
    const box = this.boxes(target)[0]!;
    const before = textOf(box);
    if (before !== text) {
      if (before.trim() !== '') return { problem: 'occupied' };
      await insertText(box, text);
    }
    return { problem: null, typed: await sha256(textOf(box)) };
  }

  /** Presses Send if the composer still holds the text with this hash for this target. */
  async submit(target: Target, hash: string): Promise<Submitted> {
    const text = this.typed(target);
    const typed = text === null ? null : await sha256(text);
    // Hashing is asynchronous: nothing may have changed meanwhile.
    const problem = this.problemOf(target);
    if (problem && !(problem === 'no_note' && text === '')) return problem;
    if (typed !== hash || this.typed(target) !== text) return 'changed';
    const [button] = this.buttons(target);
    if (!button || button.disabled || button.getAttribute('aria-disabled') === 'true') return 'no_button';
    button.click();
    return 'pressed';
  }

  /** Notices that the person presses Send. */
  watch(target: Target): boolean {
    if (this.watching) return true;
    this.watching = true;
    const notice = () => {
      this.pressed = true;
      const text = this.typed(target);
      if (text === null) this.onPressed(null);
      else void sha256(text).then(this.onPressed);
    };
    const inBox = (event: Event) => this.boxes(target).some((box) => event.composedPath().includes(box));
    const onButton = (event: Event) => this.buttons(target).some((button) => event.composedPath().includes(button));
    this.document.addEventListener('click', (event) => onButton(event) && notice(), true);
    this.document.addEventListener(
      'keydown',
      (event) => event.key === 'Enter' && !event.shiftKey && target.action === 'message' && inBox(event) && notice(),
      true,
    );
    return true;
  }

  /** Removes the text if the composer holds exactly it; with null, whatever an insertion left there. */
  async clear(target: Target, text: string | null): Promise<boolean> {
    const box = this.boxes(target).find((each) => text === null || textOf(each) === text);
    if (!box || textOf(box) === '') return false;
    await removeText(box);
    return true;
  }

  look(target: Target, text: string): Seen {
    const typed = this.typed(target);
    return {
      problem: this.problemOf(target),
      ...this.itemsIn(target, text),
      composer: typed === null ? 'none' : typed === text ? 'ours' : typed.trim() === '' ? 'empty' : 'other',
      address: this.address(),
      pressed: this.pressed,
      refusal: target.action === 'connection_request' ? this.refusal() : null,
    };
  }

  private refusal(): Seen['refusal'] {
    const { notice, premium } = this.invite();
    return notice ? 'notice' : premium ? 'premium' : null;
  }

  private itemsIn(target: Target, text: string): Pick<Seen, 'matches' | 'items'> {
    const list = this.list(target);
    const found = list && itemsWith(list, text, target.names);
    const matches = found && (target.action === 'comment' ? commentsBy(found, target.own) : found).length;
    return { matches: matches === undefined ? 0 : matches, items: list ? itemsOf(list).length : 0 };
  }

  /** Undefined: a thread without items, which is new or still loading; null: no composer or post of the target. */
  private list(target: Target): Element | null | undefined {
    if (target.action === 'comment') return postWrapper(this.document, target.names[0] ?? '');
    const editors = target.action === 'message' ? this.boxes(target) : [];
    return editors.length === 1 ? (threadOf(editors[0] as HTMLElement) ?? undefined) : null;
  }

  private problemOf(target: Target): Problem | null {
    const boxes = this.boxes(target);
    if (target.action === 'connection_request') {
      if (this.invitation(target)) return boxes.length === 0 ? 'no_note' : null;
      const { dialog, recipients } = this.invite();
      return dialog && !isAddressed(recipients, target.names) ? 'other_recipient' : 'no_composer';
    }
    const editors = target.action === 'message' ? messageEditors(this.document) : boxes;
    if (editors.length !== 1) return editors.length === 0 ? 'no_composer' : 'ambiguous';
    return boxes.length === 1 ? null : 'other_recipient';
  }

  /** The dialog of the target's invitation. */
  private invitation({ names }: Target): Element | null {
    const { invitation, recipients } = this.invite();
    return invitation && isAddressed(recipients, names) ? inviteDialog(this.document) : null;
  }

  /** Where the target's text may stand; the composers of others are not among them. */
  private boxes(target: Target): Box[] {
    switch (target.action) {
      case 'connection_request': {
        const dialog = this.invitation(target);
        const box = dialog ? noteBox(dialog) : null;
        return box ? [box] : [];
      }
      case 'message':
        return messageEditors(this.document).filter((each) => isAddressed(composerRecipients(each), target.names));
      case 'comment': {
        const wrapper = postWrapper(this.document, target.names[0] ?? '');
        return wrapper ? commentEditors(wrapper) : [];
      }
    }
  }

  private buttons(target: Target): HTMLButtonElement[] {
    const dialog = target.action === 'connection_request' ? this.invitation(target) : null;
    const buttons = dialog ? [primaryButton(dialog)] : this.boxes(target).map(sendButton);
    return buttons.filter((each) => each !== null);
  }

  /** An invitation without a note has the empty text. */
  private typed(target: Target): string | null {
    const box = this.boxes(target)[0];
    if (box) return textOf(box);
    return target.action === 'connection_request' && this.invitation(target) ? '' : null;
  }

  private http(): number | null {
    const [entry] = this.document.defaultView?.performance.getEntriesByType?.('navigation') ?? [];
    return (entry as PerformanceNavigationTiming | undefined)?.responseStatus || null;
  }

  private address(): string {
    return this.document.location.href;
  }
}

function textOf(box: Box): string {
  return 'value' in box ? box.value : typedText(box);
}
