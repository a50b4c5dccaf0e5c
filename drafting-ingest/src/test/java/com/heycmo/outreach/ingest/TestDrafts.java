package com.heycmo.outreach.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Drafts as an agent publishes them. */
final class TestDrafts {

    /** In the past of any broker's clock, with the database's precision of microseconds. */
    static final Instant MORNING = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE).build();

    private TestDrafts() {}

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
                null,
                null,
                null);
    }

    static ProducerRecord<byte @Nullable [], byte @Nullable []> record(Draft draft) {
        return new ProducerRecord<>(
                Topic.DRAFTS.topicName(), draft.customerId().toString().getBytes(UTF_8), JSON.writeValueAsBytes(draft));
    }

    /** With the draft's id as key, so that the drafts spread over all partitions. */
    static ProducerRecord<byte @Nullable [], byte @Nullable []> spreadRecord(Draft draft) {
        return new ProducerRecord<>(
                Topic.DRAFTS.topicName(), draft.id().toString().getBytes(UTF_8), JSON.writeValueAsBytes(draft));
    }
}
