package com.heycmo.outreach.outbox;

import com.heycmo.outreach.outbox.EventProducer.SentEvent;
import java.util.UUID;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * The events that cannot be sent while one of them fails: those of a topic, of one of its partitions, or of one draft or
 * person in it.
 */
record FailureScope(
        String topic, @Nullable Integer partition, @Nullable UUID subjectId) {

    static FailureScope of(SentEvent event, Throwable cause) {
        String topic = event.row().topic();
        if (EventProducer.isInvalidEvent(cause)) {
            return new FailureScope(topic, null, event.row().subjectId());
        }
        boolean wholeTopic = event.partition() == null
                || cause instanceof TopicAuthorizationException
                || cause instanceof InvalidTopicException;
        return new FailureScope(topic, wholeTopic ? null : event.partition(), null);
    }

    /** Whether only one event is at fault, and the topic takes others. */
    boolean isOneSubject() {
        return subjectId != null;
    }

    String partitionOrAll() {
        return partition == null ? "all" : partition.toString();
    }

    @Override
    public String toString() {
        if (subjectId != null) {
            return "about %s in topic %s".formatted(subjectId, topic);
        }
        return partition == null ? "of topic " + topic : "of partition %d of topic %s".formatted(partition, topic);
    }
}
