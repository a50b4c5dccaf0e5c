package com.heycmo.outreach.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.DraftWriter;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What an agent publishes, for tests. */
final class Published {

    /** Safely in the past of every broker's clock; with microseconds, as the database keeps them. */
    static final Instant MORNING = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);

    private static final DraftWriter WRITER = new DraftWriter();

    private Published() {}

    static Draft message(UUID customerId, String slug, String body, Instant draftedAt) {
        return new Draft(
                customerId,
                Action.MESSAGE,
                "https://www.linkedin.com/in/" + slug,
                "Jane Doe",
                null,
                null,
                body,
                0,
                null,
                null,
                draftedAt,
                null);
    }

    static ProducerRecord<byte @Nullable [], byte @Nullable []> record(Draft draft) {
        return new ProducerRecord<>(
                Topic.DRAFTS.topicName(), draft.customerId().toString().getBytes(UTF_8), WRITER.write(draft));
    }

    /** Under a key that says nothing about the customer, so that the partitions share the work. */
    static ProducerRecord<byte @Nullable [], byte @Nullable []> anywhere(Draft draft) {
        return new ProducerRecord<>(
                Topic.DRAFTS.topicName(), draft.id().toString().getBytes(UTF_8), WRITER.write(draft));
    }
}
