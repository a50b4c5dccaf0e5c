/** Types into a composer with the browser's own editing commands: editors undo direct changes of their DOM. */

type Box = HTMLElement | HTMLTextAreaElement;

export async function insertText(box: Box, text: string): Promise<void> {
  selectAll(box);
  box.ownerDocument.execCommand('insertText', false, text);
  await settled();
}

export async function removeText(box: Box): Promise<void> {
  selectAll(box);
  box.ownerDocument.execCommand('delete');
  await settled();
}

function selectAll(box: Box): void {
  box.focus();
  if ('select' in box) box.select();
  else selectionOf(box)?.selectAllChildren(box);
}

/** Chromium keeps a selection for each shadow root. */
function selectionOf(box: HTMLElement): Selection | null {
  const root = box.getRootNode() as (Document | ShadowRoot) & { getSelection?(): Selection | null };
  return root.getSelection?.() ?? box.ownerDocument.getSelection();
}

/** Editors normalise their DOM after the input event. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 150));
}
