package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.FactType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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
        Map<FactType, IntRangeSet> decisions,
        @Nullable Fact outcome) {

    static final CountedDraft NEW = new CountedDraft(false, Map.of(), null);

    /**
     * The effect of a fact.
     *
     * @param replaced a fact that was counted before and no longer counts; null if there is none
     */
    record Change(CountedDraft after, @Nullable Fact replaced) {}

    /** Empty for a copy, and for an outcome that a later one has already replaced. */
    Optional<Change> count(Fact fact) {
        if (fact.type() == FactType.DRAFTED) {
            return drafted
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
        IntRangeSet versions = decisions.getOrDefault(fact.type(), IntRangeSet.EMPTY);
        if (versions.contains(fact.revision())) {
            return Optional.empty();
        }
        Map<FactType, IntRangeSet> counted = new EnumMap<>(FactType.class);
        counted.putAll(decisions);
        counted.put(fact.type(), versions.with(fact.revision()));
        return Optional.of(new Change(new CountedDraft(drafted, counted, outcome), null));
    }
}
