import { all, visible } from './dom';

/** What tells a page with a notice from the page that was asked for. */
export interface Notice {
  /** The status of the answer that brought the page; null: the browser does not say. */
  readonly http: number | null;
  /** The page offers help, but nothing to fill in and no challenge. */
  readonly helpOnly: boolean;
}

export function readNotice(document: Document, http: number | null): Notice {
  // Frames that nobody sees watch for robots on pages of every kind.
  const tasks = all(document, 'input:not([type="hidden"]), textarea, select, iframe').filter(visible);
  return { http, helpOnly: offersHelp(document) && tasks.length === 0 };
}

export function offersHelp(root: ParentNode): boolean {
  return all(root, 'a[href*="/help/"]').some(visible);
}
