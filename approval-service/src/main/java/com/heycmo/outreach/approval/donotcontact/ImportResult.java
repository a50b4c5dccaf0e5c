package com.heycmo.outreach.approval.donotcontact;

/**
 * What an import did, or would do.
 *
 * @param added new entries
 * @param unchanged lines whose person or company had an entry, or stood in an earlier line: reason and until are those of the
 *     last such line
 * @param skipped pending and approved drafts that are skipped, those included that wait for the end of their lock
 */
public record ImportResult(int added, int unchanged, int skipped) {}
