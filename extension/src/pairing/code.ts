/** The pairing code of the devices page: the pipeline's address, `#`, and the token of this device. */
export interface PairingCode {
  readonly baseUrl: string;
  readonly token: string;
}

export type CodeProblem = 'code_unreadable' | 'code_insecure';

const TOKEN = /^hcx_[0-9A-Za-z]{20,200}$/;
const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

export function readCode(text: string): PairingCode | CodeProblem {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return 'code_unreadable';
  }
  const token = url.hash.slice(1);
  if (!TOKEN.test(token) || url.username || url.password || url.search) return 'code_unreadable';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOCAL.includes(url.hostname))) return 'code_insecure';
  return { baseUrl: url.origin + url.pathname.replace(/\/+$/, ''), token };
}
