package com.heycmo.outreach.approval.donotcontact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list.
 *
 * @param nextCursor the {@code cursor} of the next page; null on the last page
 */
public record DoNotContactPage(
        List<DoNotContactEntry> items, @Nullable String nextCursor) {}
