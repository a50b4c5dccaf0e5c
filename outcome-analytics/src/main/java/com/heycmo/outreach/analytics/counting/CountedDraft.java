package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.FactType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has been counted of one draft, so that copies of a record do not count again. The order in which facts arrive
 * does not change the result.
 *
 * @param draftedAt null before the draft has been counted
 * @param decisions the counted versions of each type, with their times
 * @param outcome the outcome with the highest sequence; null before the first
 * @param firstOutcome outcomes with a lower sequence do not count, because a later one has replaced them
 */
record CountedDraft(
        @Nullable Instant draftedAt,
        Map<FactType, Map<Integer, Instant>> decisions,
        @Nullable Fact outcome,
        int firstOutcome) {

    static final CountedDraft NEW = new CountedDraft(null, Map.of(), null, 0);

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
            return draftedAt != null || fact.revision() > 1
                    ? Optional.empty()
                    : Optional.of(new Change(new CountedDraft(fact.at(), decisions, outcome, firstOutcome), null));
        }
        return fact.type().isOutcome() ? countOutcome(fact) : countDecision(fact);
    }

    private Optional<Change> countOutcome(Fact fact) {
        boolean replaced = fact.revision() < firstOutcome || (outcome != null && fact.revision() <= outcome.revision());
        return replaced
                ? Optional.empty()
                : Optional.of(new Change(new CountedDraft(draftedAt, decisions, fact, fact.revision()), outcome));
    }

    private Optional<Change> countDecision(Fact fact) {
        Map<FactType, Map<Integer, Instant>> counted = new TreeMap<>(decisions);
        Map<Integer, Instant> versions = new TreeMap<>(counted.getOrDefault(fact.type(), Map.of()));
        if (versions.putIfAbsent(fact.revision(), fact.at()) != null) {
            return Optional.empty();
        }
        counted.put(fact.type(), versions);
        return Optional.of(new Change(new CountedDraft(draftedAt, counted, outcome, firstOutcome), null));
    }

    /** Without the facts of the days that are held, so that their records count again. */
    CountedDraft without(HeldDays held) {
        Map<FactType, Map<Integer, Instant>> kept = new TreeMap<>(decisions);
        kept.replaceAll((type, versions) -> {
            Map<Integer, Instant> earlier = new TreeMap<>(versions);
            earlier.values().removeIf(at -> held.contain(type, at));
            return earlier;
        });
        kept.values().removeIf(Map::isEmpty);
        return new CountedDraft(
                draftedAt != null && held.contain(FactType.DRAFTED, draftedAt) ? null : draftedAt,
                kept,
                outcome != null && held.contain(outcome.type(), outcome.at()) ? null : outcome,
                firstOutcome);
    }
}
