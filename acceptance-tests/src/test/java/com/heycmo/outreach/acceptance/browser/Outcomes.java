package com.heycmo.outreach.acceptance.browser;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outcome events from a moment on. */
final class Outcomes {

    private final KafkaProbe kafka;
    private final KafkaProbe.Mark start;

    Outcomes(String bootstrapServers) {
        kafka = new KafkaProbe(bootstrapServers);
        start = kafka.mark(Topic.OUTCOMES.topicName());
    }

    /** Waits for this many events, and returns the last one of each draft. */
    Map<UUID, JsonNode> await(int count) {
        return kafka.awaitRecords(start, count).stream()
                .map(each -> JsonMapper.shared().readTree(each.value()))
                .sorted(Comparator.comparing(each -> each.path("sequence").asInt()))
                .collect(Collectors.toMap(
                        each -> UUID.fromString(each.path("draftId").asString()),
                        Function.identity(),
                        (earlier, later) -> later));
    }
}
