/** Looks through a document by structure. Open shadow roots count as part of the document. */

export function all<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] {
  const found = [...root.querySelectorAll<T>(selector)];
  for (const each of root.querySelectorAll('*')) {
    if (each.shadowRoot) found.push(...all<T>(each.shadowRoot, selector));
  }
  return found;
}

/** Like `closest`, also across the borders of shadow roots. */
export function enclosing(element: Element, selector: string): Element | null {
  const found = element.closest(selector);
  if (found) return found;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? enclosing(root.host, selector) : null;
}

export function visible(element: Element): boolean {
  if (enclosing(element, '[hidden], [aria-hidden="true"]')) return false;
  return typeof element.checkVisibility === 'function' ? element.checkVisibility({ visibilityProperty: true }) : true;
}

/** The text as it was typed: the paragraphs of an editor joined by line feeds, with a `<br>` alone as an empty one. */
export function typedText(element: Element): string {
  const paragraphs = [...element.querySelectorAll('p')].filter((each) => !each.querySelector('p'));
  return paragraphs.length ? paragraphs.map(lineText).join('\n') : lineText(element);
}

function lineText(element: Element): string {
  const text = [...element.childNodes].map(nodeText).join('');
  // Browsers end a line that would otherwise have no height with a <br>.
  return element.lastChild?.nodeName === 'BR' ? text.slice(0, -1) : text;
}

function nodeText(node: Node): string {
  if (node.nodeName === 'BR') return '\n';
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  return [...node.childNodes].map(nodeText).join('');
}
