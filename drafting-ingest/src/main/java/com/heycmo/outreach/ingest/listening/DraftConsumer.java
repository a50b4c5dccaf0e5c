package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.ingest.connection.IngestClients;
import com.heycmo.outreach.ingest.connection.IngestSettings;
import com.heycmo.outreach.topics.TopicsReady;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.stereotype.Component;

/** The consumers of the drafts topic: they start when the topics exist, which nothing else waits for. */
@Component
class DraftConsumer implements SmartLifecycle {

    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration AUTHORIZATION_RETRY = Duration.ofSeconds(10);

    /** What the consumers are at. */
    enum Phase {
        STOPPED,
        AWAITING_TOPICS,
        RUNNING,
        /** They gave up by themselves; only a restart of the process helps. */
        FAILED
    }

    private final TopicsReady topics;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private boolean wanted;

    DraftConsumer(
            TopicsReady topics,
            IngestClients clients,
            DraftListener listener,
            IngestSettings settings,
            IngestState state) {
        this.topics = topics;
        ContainerProperties properties = new ContainerProperties(Topic.DRAFTS.topicName());
        properties.setMessageListener(listener);
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setSyncCommitTimeout(COMMIT_TIMEOUT);
        properties.setAuthExceptionRetryInterval(AUTHORIZATION_RETRY);
        this.container = new ConcurrentMessageListenerContainer<>(clients.draftConsumers(), properties);
        container.setBeanName("drafts");
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(new RetryForever(settings, state));
    }

    synchronized Phase phase() {
        if (!wanted) {
            return Phase.STOPPED;
        }
        if (!topics.isReady()) {
            return Phase.AWAITING_TOPICS;
        }
        return container.isInExpectedState() ? Phase.RUNNING : Phase.FAILED;
    }

    @Override
    public synchronized void start() {
        wanted = true;
        topics.whenReady(this::startContainer);
    }

    private synchronized void startContainer() {
        if (wanted) {
            container.start();
        }
    }

    @Override
    public synchronized void stop() {
        wanted = false;
        container.stop();
    }

    @Override
    public synchronized void stop(Runnable callback) {
        wanted = false;
        container.stop(callback);
    }

    @Override
    public synchronized boolean isRunning() {
        return wanted;
    }
}
