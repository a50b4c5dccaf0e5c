package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.FactType;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * Removes from the records of the stores' changelogs what a rebuild counts again. All other figures stay, and so does
 * what has been counted of each draft on the other days: its records do not count twice.
 */
public final class ForgottenDays {

    private static final Serde<CountedDraft> DRAFTS = AnalyticsTopology.json(CountedDraft.class);
    private static final Serde<Figures> FIGURES = AnalyticsTopology.json(Figures.class);
    private static final String NO_TOPIC = "";

    private final HeldDays held;

    public ForgottenDays(HeldDays held) {
        this.held = held;
    }

    /** The topics that contributed to the figures of a record of {@link AnalyticsTopology#FIGURES_STORE}. */
    public static Set<Topic> topics(byte[] figures) {
        return FIGURES.deserializer().deserialize(NO_TOPIC, figures).counts().keySet().stream()
                .map(FactType::topic)
                .collect(Collectors.toSet());
    }

    /** The value of a record of {@link AnalyticsTopology#DRAFTS_STORE}; null if nothing remains. */
    public byte @Nullable [] removeFromDraft(byte[] value) {
        CountedDraft rest = DRAFTS.deserializer().deserialize(NO_TOPIC, value).without(held);
        return rest.equals(CountedDraft.NEW) ? null : DRAFTS.serializer().serialize(NO_TOPIC, rest);
    }

    /** The value of a record of {@link AnalyticsTopology#FIGURES_STORE}; null if nothing remains. */
    public byte @Nullable [] removeFromFigures(byte[] key, byte[] value) {
        FigureKey figureKey = FigureKey.parse(new String(key, StandardCharsets.UTF_8));
        Set<FactType> again = Arrays.stream(FactType.values())
                .filter(type -> held.contain(type, figureKey.start()))
                .collect(Collectors.toSet());
        Figures rest = FIGURES.deserializer().deserialize(NO_TOPIC, value).without(again);
        return rest.isEmpty() ? null : FIGURES.serializer().serialize(NO_TOPIC, rest);
    }
}
