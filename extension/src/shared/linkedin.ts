/** Reads LinkedIn's URLs: whose profile or which post an address names. */
import type { Notice } from '../adapters/2026-11';

const MEMBER_ID = /^AC[ow]A[A-Za-z0-9_-]{26,}$/;

export function isMemberId(slug: string): boolean {
  return MEMBER_ID.test(slug);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function canonicalSlug(raw: string): string {
  const slug = decoded(raw).normalize('NFC');
  return isMemberId(slug) ? slug : slug.toLowerCase();
}

export function linkedInUrl(href: string | null | undefined, base = 'https://www.linkedin.com/'): URL | null {
  if (!href) return null;
  try {
    const url = new URL(href, base);
    return url.protocol === 'https:' && (url.hostname === 'linkedin.com' || url.hostname.endsWith('.linkedin.com'))
      ? url
      : null;
  } catch {
    return null;
  }
}

/** The slug of a link to a profile's first page, in the spelling in which slugs are compared; else null. */
export function profileSlug(href: string | null | undefined): string | null {
  const match = /^\/in\/([^/]+)\/?$/.exec(linkedInUrl(href)?.pathname ?? '');
  return match ? canonicalSlug(match[1]!) : null;
}

/** The slug of the person whom an address is about: the invitation of one, or any page of one's profile; else null. */
export function personOf(address: string): string | null {
  const url = linkedInUrl(address);
  const invited = url?.pathname.startsWith('/preload/custom-invite') ? url.searchParams.get('vanityName') : null;
  const slug = invited ?? /^\/in\/([^/]+)(?:\/|$)/.exec(url?.pathname ?? '')?.[1];
  return slug ? canonicalSlug(slug) : null;
}

/** `urn:li:<kind>:<n>` of a canonical post URL; else null. */
export function postUrn(href: string | null | undefined): string | null {
  const match = /^\/feed\/update\/(urn:li:(?:activity|share|ugcPost):\d+)\/?$/.exec(
    decoded(linkedInUrl(href)?.pathname ?? ''),
  );
  return match ? match[1]! : null;
}

/** The URN of whatever a comment's URL addresses: a post, or with `commentUrn` or `replyUrn` a comment on it; else null. */
export function commentedUrn(href: string): string | null {
  const parameters = linkedInUrl(href)?.searchParams;
  return parameters?.get('replyUrn') ?? parameters?.get('commentUrn') ?? postUrn(href);
}

/** The member id in a URN such as `urn:li:fsd_profile:ACoA…`, or the id itself. */
export function memberIdOf(text: string | null | undefined): string | null {
  const last =
    decoded(text ?? '')
      .split(':')
      .pop() ?? '';
  return isMemberId(last) ? last : null;
}

export type Place = 'page' | 'signed_out' | 'checkpoint' | 'restricted' | 'rate_limited' | 'gone' | 'elsewhere';

/** What LinkedIn shows instead of its pages: nothing is done there until it is over. */
export const NOTICES = ['logged_out', 'checkpoint', 'restricted', 'rate_limited'] as const;
export type NoticeCode = (typeof NOTICES)[number];

/** A code or a problem that is a notice; else null. */
export function noticeOf(code: string | null): NoticeCode | null {
  return NOTICES.find((each) => each === code) ?? null;
}

export function noticeAt(place: Place): NoticeCode | null {
  return place === 'signed_out' ? 'logged_out' : noticeOf(place);
}

/** The statuses with which LinkedIn turns away who asks too often. */
const SLOW_DOWN = [429, 999];

/** What the address tells, and the page's notice where there is one. */
export function placeOf(address: string, notice?: Notice): Place {
  const url = linkedInUrl(address);
  if (!url || url.hostname !== 'www.linkedin.com') return 'elsewhere';
  const path = url.pathname;
  if (SLOW_DOWN.includes(notice?.http ?? 0)) return 'rate_limited';
  if (path.startsWith('/checkpoint/')) return notice?.helpOnly ? 'restricted' : 'checkpoint';
  if (/^\/(login|authwall|uas)(\/|$)/.test(path)) return 'signed_out';
  if (/^\/404(\/|$)/.test(path) || /^\/in\/unavailable(\/|$)/.test(path)) return 'gone';
  return 'page';
}
