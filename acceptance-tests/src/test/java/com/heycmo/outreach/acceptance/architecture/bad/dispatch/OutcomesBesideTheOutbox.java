package com.heycmo.outreach.acceptance.architecture.bad.dispatch;

import com.heycmo.outreach.event.Topic;
import org.springframework.kafka.core.KafkaTemplate;

class OutcomesBesideTheOutbox {
    void send(KafkaTemplate<String, String> template) {
        template.send(Topic.OUTCOMES.topicName(), "sent");
    }
}
