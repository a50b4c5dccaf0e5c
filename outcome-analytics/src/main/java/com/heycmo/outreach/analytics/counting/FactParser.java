package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.FactReader;
import com.heycmo.outreach.analytics.fact.MalformedRecordException;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.traces.Traceparent;
import com.heycmo.outreach.traces.Traces;
import io.opentelemetry.api.trace.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the records of one topic into facts, keyed by the customer in the value. Skips unknown and malformed records. */
final class FactParser extends ContextualProcessor<byte[], byte[], String, Fact> {

    private static final Logger log = LoggerFactory.getLogger(FactParser.class);

    private final Topic topic;
    private final RecordCounter records;
    private final Traces traces;
    private final FactReader reader = new FactReader();

    FactParser(Topic topic, RecordCounter records, Traces traces) {
        this.topic = topic;
        this.traces = traces;
        this.records = records;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Span span = traces.process(topic.topicName(), Traceparent.parse(header(record, Traceparent.HEADER)));
        try {
            reader.read(topic, cloudEventType(record), record.value(), Instant.ofEpochMilli(record.timestamp()))
                    .ifPresentOrElse(
                            fact -> context()
                                    .forward(new Record<>(fact.customerId().toString(), fact, record.timestamp())),
                            () -> records.count(topic, RecordCounter.Disposition.UNKNOWN));
        } catch (MalformedRecordException e) {
            records.count(topic, RecordCounter.Disposition.MALFORMED);
            log.warn("Skipped a malformed record at {}: {}.", position(), e.getMessage());
        } finally {
            span.end();
        }
    }

    private static @Nullable String cloudEventType(Record<byte[], byte[]> record) {
        byte[] type = header(record, "ce_type");
        return type == null ? null : new String(type, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] header(Record<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    private String position() {
        return context()
                .recordMetadata()
                .map(at -> "%s-%d@%d".formatted(at.topic(), at.partition(), at.offset()))
                .orElse(topic.topicName());
    }
}
