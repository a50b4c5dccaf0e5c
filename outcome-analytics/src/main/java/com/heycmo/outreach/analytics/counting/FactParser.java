package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.FactReader;
import com.heycmo.outreach.analytics.fact.ReadFact;
import com.heycmo.outreach.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes facts of one topic's records, keyed by the customer that the value names. What is none is passed over. */
final class FactParser extends ContextualProcessor<byte[], byte[], String, Fact> {

    private static final Logger log = LoggerFactory.getLogger(FactParser.class);

    private final Topic topic;
    private final RecordCounter tally;
    private final FactReader reader = new FactReader();

    FactParser(Topic topic, RecordCounter tally) {
        this.topic = topic;
        this.tally = tally;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ReadFact read = reader.read(topic, type(record), record.value(), Instant.ofEpochMilli(record.timestamp()));
        if (read instanceof ReadFact.Known known) {
            Fact fact = known.fact();
            context().forward(new Record<>(fact.customerId().toString(), fact, record.timestamp()));
        } else if (read instanceof ReadFact.Malformed malformed) {
            tally.told(topic, RecordCounter.Disposition.MALFORMED);
            log.warn("Not counted, {}: {}.", place(context().recordMetadata()), malformed.why());
        } else {
            tally.told(topic, RecordCounter.Disposition.UNKNOWN);
        }
    }

    private static @Nullable String type(Record<byte[], byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null || type.value() == null ? null : new String(type.value(), StandardCharsets.UTF_8);
    }

    private static String place(Optional<RecordMetadata> record) {
        return record.map(at -> "%s-%d at %d".formatted(at.topic(), at.partition(), at.offset()))
                .orElse("a record");
    }
}
