package com.heycmo.outreach.approval.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of people, by URL.
 *
 * @param nextCursor the {@code cursor} of the next page; null on the last page
 */
public record ProspectPage(List<Prospect> items, @Nullable String nextCursor) {}
