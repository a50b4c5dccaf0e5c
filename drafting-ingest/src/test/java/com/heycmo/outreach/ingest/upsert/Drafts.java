package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.policy.Action;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Drafts for tests. */
final class Drafts {

    static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
    static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

    private Drafts() {}

    static Draft message(UUID customerId, String slug, String body, Instant draftedAt) {
        return message(customerId, slug, body, draftedAt, null);
    }

    static Draft message(UUID customerId, String slug, String body, Instant draftedAt, @Nullable Instant notBefore) {
        return new Draft(
                customerId,
                Action.MESSAGE,
                "https://www.linkedin.com/in/" + slug,
                "Jane Doe",
                "Acme",
                "CTO",
                body,
                0,
                "funding_news",
                "Series B on Monday",
                draftedAt,
                notBefore,
                null,
                null);
    }

    static Draft step(
            UUID customerId, String slug, Action action, int day, Instant draftedAt, @Nullable String waitFor) {
        return new Draft(
                customerId,
                action,
                "https://www.linkedin.com/in/" + slug,
                null,
                null,
                null,
                "Hi",
                day,
                null,
                null,
                draftedAt,
                null,
                waitFor,
                null);
    }

    static List<ReceivedDraft> batch(Draft... drafts) {
        return Arrays.stream(drafts).map(Drafts::received).toList();
    }

    static ReceivedDraft received(Draft draft) {
        return received(draft, 0, 0);
    }

    static ReceivedDraft received(Draft draft, int partition, long offset) {
        return ReceivedDraft.of(new ConsumerRecord<>("drafts", partition, offset, null, null), draft);
    }
}
