package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.pages.people.Step;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Cards that stand together: those of one person, or of a list that is not by person.
 *
 * @param key of the group on its page; null for a list that is not by person
 * @param prospectId null for a comment on a post, and for a list that is not by person
 * @param cards in the order of the steps
 * @param steps the person's whole sequence
 */
record CardGroup(@Nullable UUID key, @Nullable UUID prospectId, List<Card> cards, List<Step> steps, boolean mayDecide) {

    /** The cards of a list that is not by person. */
    static CardGroup unsorted(List<Card> cards) {
        return new CardGroup(null, null, cards, List.of(), false);
    }

    CardGroup without(Predicate<Card> some) {
        List<Card> others = cards.stream().filter(some.negate()).toList();
        return new CardGroup(key, prospectId, others, steps, mayDecide);
    }

    /** A sequence of one step says nothing that its card does not say. */
    public boolean isSequence() {
        return prospectId != null && steps.size() > 1;
    }

    /** The whole sequence is decided only if there is more to decide than one card. */
    public boolean mayDecideTogether() {
        return mayDecide
                && steps.stream()
                                .filter(step -> step.status().equals("pending_review"))
                                .count()
                        > 1;
    }

    /** As on the first step that has a name; else the link. */
    public String name() {
        return steps.stream()
                .map(step -> step.row().prospectName())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElseGet(() -> cards.isEmpty() ? "" : cards.get(0).title());
    }
}
