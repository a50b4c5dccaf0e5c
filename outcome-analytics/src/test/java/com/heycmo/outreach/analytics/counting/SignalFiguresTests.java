package com.heycmo.outreach.analytics.counting;

import static com.heycmo.outreach.analytics.counting.TestEvents.SENT;
import static com.heycmo.outreach.analytics.counting.TestEvents.lastSent;
import static com.heycmo.outreach.analytics.counting.TestEvents.sent;
import static com.heycmo.outreach.analytics.counting.TestEvents.signal;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.Measures;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.SignalEvent;
import com.heycmo.outreach.event.Topic;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Acceptances and replies count for the draft that they answer. */
class SignalFiguresTests {

    private final TopologyTestHarness topology = new TopologyTestHarness();
    private final UUID draft = UUID.randomUUID();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void aDraftIsAnsweredOnceHoweverOftenThePersonReplies() {
        topology.outcome(sent(draft, 1, SENT)).outcome(sent(UUID.randomUUID(), 1, SENT));
        SignalEvent reply = signal(SignalEvent.REPLIED, lastSent(draft, "message", null));

        topology.signal(reply).signal(reply).signal(signal(SignalEvent.REPLIED, lastSent(draft, "message", null)));

        Measures day = topology.only(Bucket.DAY);
        assertThat(day.replied()).isEqualTo(1);
        assertThat(day.contacted()).isEqualTo(2);
        assertThat(day.replyRate()).isEqualTo(0.5);
        assertThat(topology.records(Topic.SIGNALS, RecordCounter.Disposition.DUPLICATE))
                .isEqualTo(2);
    }

    @Test
    void anAcceptanceCountsForTheConnectionRequestAndNothingElse() {
        topology.outcome(invitation(draft, null)).outcome(invitation(UUID.randomUUID(), null));

        topology.signal(signal(SignalEvent.ACCEPTED, lastSent(draft, "connection_request", null)))
                .signal(signal(SignalEvent.ACCEPTED, lastSent(UUID.randomUUID(), "message", null)));

        Measures day = topology.only(Bucket.DAY);
        assertThat(day.invited()).isEqualTo(2);
        assertThat(day.accepted()).isEqualTo(1);
        assertThat(day.acceptanceRate()).isEqualTo(0.5);
        assertThat(day.replyRate()).isZero();
    }

    /** So that a rate compares the same drafts, however late the reply comes. */
    @Test
    void countsForTheTimeAtWhichTheDraftWasSentWhicheverRecordComesFirst() {
        topology.signal(signal(SignalEvent.REPLIED, lastSent(draft, "message", null)))
                .outcome(sent(draft, 1, SENT));

        assertThat(topology.only(Bucket.HOUR).replyRate()).isEqualTo(1.0);
    }

    @Test
    void separatesVariants() {
        UUID other = UUID.randomUUID();
        topology.outcome(invitation(draft, "short|v2"))
                .outcome(invitation(other, null))
                .signal(signal(SignalEvent.ACCEPTED, lastSent(draft, "connection_request", "short|v2")));

        Map<String, Measures> days = topology.all(Bucket.DAY);

        assertThat(days.get("2026-11-20T00:00:00Z connection_request funding_news short|v2"))
                .satisfies(day -> assertThat(day.acceptanceRate()).isEqualTo(1.0));
        assertThat(days.get("2026-11-20T00:00:00Z connection_request funding_news"))
                .satisfies(day -> assertThat(day.acceptanceRate()).isZero());
        assertThat(topology.stats())
                .containsOnlyKeys(
                        TestEvents.CUSTOMER + "|2026-11-20|connection_request|funding_news|short|v2",
                        TestEvents.CUSTOMER + "|2026-11-20|connection_request|funding_news");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {SignalEvent.ERASED, SignalEvent.DO_NOT_CONTACT, SignalEvent.DECLINED, SignalEvent.WITHDRAWN})
    void otherSignalsChangeNoCounts(String type) {
        topology.outcome(sent(draft, 1, SENT)).signal(signal(SignalEvent.REPLIED, lastSent(draft, "message", null)));
        Map<String, Measures> before = topology.all(Bucket.DAY);

        topology.signal(signal(type, type.equals(SignalEvent.ERASED) ? null : lastSent(draft, "message", null)));

        assertThat(topology.all(Bucket.DAY)).isEqualTo(before);
    }

    @Test
    void aReplyOfSomebodyToWhomNothingWasSentBelongsToNoDraft() {
        topology.signal(signal(SignalEvent.REPLIED, null));

        assertThat(topology.all(Bucket.DAY)).isEmpty();
        assertThat(topology.records(Topic.SIGNALS, RecordCounter.Disposition.UNKNOWN))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"draftId", "action", "sentAt"})
    void skipsMalformedSignals(String field) {
        ObjectNode signal =
                JsonMapper.shared().valueToTree(signal(SignalEvent.REPLIED, lastSent(draft, "message", null)));
        ((ObjectNode) signal.get("lastSent")).remove(field);

        topology.send(Topic.SIGNALS, "com.heycmo.linkedin.outreach.replied.v1", signal.toString())
                .send(Topic.SIGNALS, "com.heycmo.linkedin.outreach.replied.v1", "null");

        assertThat(topology.records(Topic.SIGNALS, RecordCounter.Disposition.MALFORMED))
                .isEqualTo(2);
    }

    private static OutcomeEvent invitation(UUID draft, @Nullable String variant) {
        ObjectNode event = JsonMapper.shared().valueToTree(sent(draft, 1, SENT));
        event.put("action", "connection_request").put("variant", variant);
        return JsonMapper.shared().treeToValue(event, OutcomeEvent.class);
    }
}
