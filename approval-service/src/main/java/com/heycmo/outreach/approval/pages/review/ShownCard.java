package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.DraftRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card that an open page shows.
 *
 * @param stamp the {@link Card#stamp} that the page has; null asks for the card in any case
 */
record ShownCard(UUID id, @Nullable String stamp) {

    /**
     * Spring converts parameters by this method.
     *
     * @param text {@code <id>} or {@code <id>:<stamp>}
     */
    public static ShownCard valueOf(String text) {
        String[] parts = text.split(":", 2);
        return new ShownCard(UUID.fromString(parts[0]), parts.length == 2 ? parts[1] : null);
    }

    boolean isUpToDate(Card card) {
        return card.row().id().equals(id) && card.stamp().equals(stamp);
    }

    /** Of a draft that is decided; its stamp does not depend on the customer's limits. */
    boolean isUpToDate(DraftRow decided) {
        return decided.id().equals(id) && Card.stamp(decided, 0).equals(stamp);
    }
}
