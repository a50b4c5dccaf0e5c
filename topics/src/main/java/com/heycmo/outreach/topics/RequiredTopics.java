package com.heycmo.outreach.topics;

import com.heycmo.outreach.event.Topic;
import java.util.Set;

/** The topics that a service reads or writes. {@link TopicInitializer} creates the topics of all beans of this type. */
public record RequiredTopics(Set<Topic> topics) {

    public RequiredTopics {
        topics = Set.copyOf(topics);
    }

    public static RequiredTopics of(Topic... topics) {
        return new RequiredTopics(Set.of(topics));
    }
}
