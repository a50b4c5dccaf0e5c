package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has been counted of one draft, so that no copy counts again: whether it was drafted, the versions at which each
 * thing was decided, and its latest outcome. It takes the same facts to the same end in whatever order they come.
 *
 * @param decided by kind, the versions
 * @param outcome that of the highest sequence; null before the first
 */
record CountedDraft(
        boolean drafted,
        Map<Kind, Numbers> decided,
        @Nullable Fact outcome) {

    static final CountedDraft NEW = new CountedDraft(false, Map.of(), null);

    /**
     * What a fact changes.
     *
     * @param withdrawn what had been counted and no longer counts; null for nothing
     */
    record Change(CountedDraft after, @Nullable Fact withdrawn) {}

    /** Empty for a copy of what has been counted, and for an outcome that was overtaken by a later one. */
    Optional<Change> count(Fact fact) {
        if (fact.kind() == Kind.DRAFTED) {
            return drafted ? Optional.empty() : Optional.of(new Change(new CountedDraft(true, decided, outcome), null));
        }
        return fact.kind().isOutcome() ? countOutcome(fact) : countDecision(fact);
    }

    private Optional<Change> countOutcome(Fact fact) {
        return outcome != null && outcome.number() >= fact.number()
                ? Optional.empty()
                : Optional.of(new Change(new CountedDraft(drafted, decided, fact), outcome));
    }

    private Optional<Change> countDecision(Fact fact) {
        Map<Kind, Numbers> more = new EnumMap<>(Kind.class);
        more.putAll(decided);
        Numbers versions = more.getOrDefault(fact.kind(), Numbers.NONE);
        if (versions.contains(fact.number())) {
            return Optional.empty();
        }
        more.put(fact.kind(), versions.with(fact.number()));
        return Optional.of(new Change(new CountedDraft(drafted, more, outcome), null));
    }
}
