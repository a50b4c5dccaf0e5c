import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it } from 'vitest';
import { memberIdOf } from '../fixtures/site.mjs';
import { Operations, type Target } from '../src/page/operations';
import { sha256 } from './world';

const LINKEDIN = 'https://www.linkedin.com';
const invitation: Target = {
  action: 'connection_request',
  names: ['jane-doe', memberIdOf('jane-doe')],
  own: [],
};
const message: Target = { ...invitation, action: 'message' };

let clicked: string[] = [];
afterEach(() => void (clicked = []));

/** A page whose buttons tell what they are. */
function page(address: string, body: string) {
  const { window } = new JSDOM(body, { url: LINKEDIN + address });
  Object.assign(globalThis, { Node: window.Node, ShadowRoot: window.ShadowRoot });
  window.document.addEventListener('click', (event) => {
    event.preventDefault();
    clicked.push((event.target as HTMLElement).textContent ?? '');
  });
  const pressed: (string | null)[] = [];
  return {
    operations: new Operations(window.document, (hash) => pressed.push(hash)),
    document: window.document,
    pressed,
  };
}

const withNote = (text: string, more = '') =>
  `<div role="dialog">${more}<button>x</button><textarea>${text}</textarea><button>Cancel</button><button>Send</button></div>`;
const withoutNote =
  '<div role="dialog" aria-labelledby="send-invite-modal"><button>x</button><button>Add</button><button>Send</button></div>';
const otherDialogs = [
  '<div role="dialog"><a href="/legal/">?</a><button>Reject</button><button>Accept all</button></div>',
  '<div role="dialog"><p>?</p><button>Keep</button><button>Discard</button></div>',
  '<dialog open><p>?</p><button>x</button><button>Keep</button><button>Discard</button></dialog>',
];
const jane = '<main><section><section><h1>Jane Doe</h1></section></section></main>';

function thread(slug: string, text: string) {
  return `<form><a href="/in/${slug}/">·</a><div role="textbox" contenteditable="true"><p>${text}</p></div><button type="submit">Send ${slug}</button></form>`;
}

describe('an invitation', () => {
  it.each([
    '/preload/custom-invite/?vanityName=jane-doe',
    `/preload/custom-invite/?vanityName=${memberIdOf('jane-doe')}`,
    '/in/Jane-Doe/',
    '/in/jane-doe/overlay/invite/',
  ])('is sent on %s', async (address) => {
    expect(await page(address, withNote('Hi Jane')).operations.submit(invitation, sha256('Hi Jane'))).toBe('pressed');
    expect(await page(address, withoutNote).operations.submit(invitation, sha256(''))).toBe('pressed');
    expect(clicked).toEqual(['Send', 'Send']);
  });

  it.each([
    ['/in/bob/', ''],
    ['/preload/custom-invite/?vanityName=bob', ''],
    ['/mynetwork/', ''],
    ['/in/jane-doe/', '<a href="/in/bob/">Bob</a>'],
  ])('is not sent to somebody else, on %s with %s', async (address, named) => {
    for (const [dialog, text] of [
      [withNote('Hi Jane', named), 'Hi Jane'],
      [withoutNote.replace('<button>', `${named}<button>`), ''],
    ] as const) {
      const { operations, document } = page(address, dialog);
      expect(await operations.submit(invitation, sha256(text))).toBe('other_recipient');
      expect(operations.addNote(invitation)).toBe(false);
      expect(await operations.compose(invitation, 'Hi')).toEqual({ problem: 'other_recipient' });
      expect(operations.look(invitation, text).composer).toBe('none');
      expect(await operations.clear(invitation, null)).toBe(false);
      expect(document.querySelector('textarea')?.value ?? '').toBe(text);
    }
    expect(clicked).toEqual([]);
  });

  it.each(['/feed/', '/preload/custom-invite/?vanityName=jane-doe'])('is no other dialog, on %s', async (address) => {
    for (const dialog of otherDialogs) {
      const { operations } = page(address, jane + dialog);
      expect(await operations.submit(invitation, sha256(''))).not.toBe('pressed');
      expect(operations.addNote(invitation)).toBe(false);
      expect(operations.invite().invitation).toBe(false);
    }
    expect(clicked).toEqual([]);
  });

  it.each([
    ['its name', '<div role="dialog" data-test-modal-id="send-invite-modal">'],
    ['a link to the person', '<div role="dialog"><a href="/in/jane-doe/">·</a>'],
    ["the person's name", '<div role="dialog"><p>… <strong>Jane Doe</strong>?'],
    ['a name in a script without blanks', '<div role="dialog"><p>Jane Doeさんへの'],
    ["the person's first name", '<div role="dialog"><p>… Jane’s …'],
  ])('is known by %s', async (_, start) => {
    const { operations } = page(
      '/preload/custom-invite/?vanityName=jane-doe',
      `${jane}${start}</p><button>Add</button><button>Send</button></div>`,
    );
    expect(await operations.submit(invitation, sha256(''))).toBe('pressed');
    expect(operations.addNote(invitation)).toBe(true);
    expect(clicked).toEqual(['Send', 'Add']);
  });

  it('is not sent with another text, or when its dialog is gone', async () => {
    const { operations, document } = page('/in/jane-doe/', withNote('Hi Bob'));
    expect(await operations.submit(invitation, sha256('Hi Jane'))).toBe('changed');
    document.querySelector('[role=dialog]')!.remove();
    expect(await operations.submit(invitation, sha256('Hi Jane'))).toBe('no_composer');
    expect(clicked).toEqual([]);
  });
});

describe('Send that a person presses', () => {
  it('counts only in the composer of the recipient', async () => {
    const invited = page('/in/bob/', withNote('Hi Jane'));
    invited.operations.watch(invitation);
    invited.document.querySelectorAll('button')[2]!.click();
    expect(invited.operations.look(invitation, 'Hi Jane').pressed).toBe(false);

    const { operations, document, pressed } = page('/messaging/', thread('bob', 'Hi') + thread('jane-doe', 'Hi Jane'));
    operations.watch(message);
    const [toBob, toJane] = document.querySelectorAll('button');
    toBob!.click();
    expect(operations.look(message, 'Hi Jane').pressed).toBe(false);
    toJane!.click();
    expect(operations.look(message, 'Hi Jane').pressed).toBe(true);
    await expect.poll(() => pressed).toEqual([sha256('Hi Jane')]);
  });
});
