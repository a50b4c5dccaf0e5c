package com.heycmo.outreach.acceptance.fuzz;

import com.heycmo.outreach.acceptance.api.RunningPipeline;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Two customers with drafts in every status and one extension each. Customer ids are the same in each run. */
final class FuzzFixtures {

    static final UUID CUSTOMER = UUID.fromString("f0220000-0000-4000-8000-000000000001");
    static final UUID OTHER = UUID.fromString("f0220000-0000-4000-8000-000000000002");
    /** Its people and extensions send requests, but no request is about it. */
    static final UUID BYSTANDER = UUID.fromString("f0220000-0000-4000-8000-000000000003");

    /** The token of every claimed draft. */
    static final UUID CLAIM_TOKEN = UUID.fromString("f0220000-0000-4000-8000-0000000000cc");

    private static final int DRAFTS_PER_STATUS = 12;

    private final RunningPipeline pipeline;
    private final List<UUID> drafts;
    private final List<UUID> othersDrafts;
    private final UUID device;
    private final UUID othersDevice;

    FuzzFixtures(RunningPipeline pipeline) {
        this.pipeline = pipeline;
        drafts = insertDraftsOf(CUSTOMER);
        othersDrafts = insertDraftsOf(OTHER);
        device = pipeline.devices().pair(CUSTOMER).id();
        othersDevice = pipeline.devices().pair(OTHER).id();
    }

    List<UUID> drafts() {
        return drafts;
    }

    List<UUID> othersDrafts() {
        return othersDrafts;
    }

    UUID device() {
        return device;
    }

    UUID othersDevice() {
        return othersDevice;
    }

    private List<UUID> insertDraftsOf(UUID customerId) {
        List<UUID> ids = new ArrayList<>();
        IntStream.range(0, DRAFTS_PER_STATUS).forEach(number -> {
            List<QueueRow> rows = List.of(
                    QueueRow.pending(customerId),
                    QueueRow.approved(customerId),
                    QueueRow.claimed(customerId, CLAIM_TOKEN),
                    QueueRow.skipped(customerId),
                    QueueRow.expired(customerId),
                    QueueRow.failed(customerId),
                    QueueRow.sent(customerId, Duration.ofDays(2)));
            for (int kind = 0; kind < rows.size(); kind++) {
                String prospect = "https://www.linkedin.com/in/fuzz-%d-%d".formatted(number, kind);
                ids.add(pipeline.rows().insert(rows.get(kind).prospect(prospect)));
            }
        });
        return ids;
    }
}
