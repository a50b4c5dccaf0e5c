/** Injected into a LinkedIn tab before each call; the worker calls `outreachPage` in the same isolated world. */
import { Operations } from './operations';

declare global {
  // eslint-disable-next-line no-var
  var outreachPage: Operations | undefined;
}

globalThis.outreachPage ??= new Operations(document, (hash) => {
  // After an update of the extension, this script is an orphan without an id.
  if (chrome.runtime?.id) void chrome.runtime.sendMessage({ type: 'pressed', hash });
});
