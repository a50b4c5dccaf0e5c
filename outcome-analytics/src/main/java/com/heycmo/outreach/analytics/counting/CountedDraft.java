package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.FactType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has been counted of one draft, so that copies of a record do not count again. The order in which facts arrive
 * does not change the result.
 *
 * @param decisions the counted versions of each type
 * @param outcome the outcome with the highest sequence; null before the first
 */
record CountedDraft(
        boolean drafted,
        Map<FactType, Set<Integer>> decisions,
        @Nullable Fact outcome) {

    static final CountedDraft NEW = new CountedDraft(false, Map.of(), null);

    /**
     * The effect of a fact.
     *
     * @param replaced a fact that was counted before and no longer counts; null if there is none
     */
    record Change(CountedDraft after, @Nullable Fact replaced) {}

    /** Empty for a copy, for a draft that replaces another, and for an outcome that a later one has already replaced. */
    Optional<Change> count(Fact fact) {
        if (fact.type() == FactType.DRAFTED) {
            // A person's draft with a later version replaces one that counts already.
            return drafted || fact.revision() > 1
                    ? Optional.empty()
                    : Optional.of(new Change(new CountedDraft(true, decisions, outcome), null));
        }
        return fact.type().isOutcome() ? countOutcome(fact) : countDecision(fact);
    }

    private Optional<Change> countOutcome(Fact fact) {
        return outcome != null && outcome.revision() >= fact.revision()
                ? Optional.empty()
                : Optional.of(new Change(new CountedDraft(drafted, decisions, fact), outcome));
    }

    private Optional<Change> countDecision(Fact fact) {
        Map<FactType, Set<Integer>> counted = new TreeMap<>(decisions);
        Set<Integer> versions = new TreeSet<>(counted.getOrDefault(fact.type(), Set.of()));
        if (!versions.add(fact.revision())) {
            return Optional.empty();
        }
        counted.put(fact.type(), versions);
        return Optional.of(new Change(new CountedDraft(drafted, counted, outcome), null));
    }
}
