package com.heycmo.outreach.topics;

import com.heycmo.outreach.event.Topic;
import java.util.Set;

/** The topics that an application reads or writes: a bean of this type has them created. There may be several. */
public record UsedTopics(Set<Topic> topics) {

    public UsedTopics {
        topics = Set.copyOf(topics);
    }

    public static UsedTopics of(Topic... topics) {
        return new UsedTopics(Set.of(topics));
    }
}
