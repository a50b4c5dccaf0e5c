/** A text in the browser's language; the key itself if it is missing, which a test finds. */
export function text(key: string, ...values: string[]): string {
  return chrome.i18n.getMessage(key, values) || key;
}

/** Fills the elements that name a text. */
export function translate(root: ParentNode): void {
  document.documentElement.lang = chrome.i18n.getUILanguage();
  for (const each of root.querySelectorAll<HTMLElement>('[data-text]')) each.textContent = text(each.dataset.text!);
}

export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found as T;
}
