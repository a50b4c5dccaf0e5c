package com.heycmo.outreach.analytics.streams;

import com.heycmo.outreach.analytics.counting.AnalyticsTopology;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.topics.TopicInitializer;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;

/** Runs the topology once the topics exist, and reads its stores. */
public final class AnalyticsStreams implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AnalyticsStreams.class);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);

    private final TopicInitializer topics;
    private final Topology topology;
    private final Properties config;
    private final CatchUpMonitor catchUp;
    private boolean closed;
    private volatile @Nullable KafkaStreams streams;

    AnalyticsStreams(TopicInitializer topics, Topology topology, Properties config, CatchUpMonitor catchUp) {
        this.topics = topics;
        this.topology = topology;
        this.config = config;
        this.catchUp = catchUp;
    }

    /**
     * The address of the instance that holds this customer's figures; empty if it is this one.
     *
     * @throws FiguresUnavailableException during a rebalance
     */
    public Optional<HostInfo> otherInstanceWith(UUID customerId) {
        return Optional.of(location(customerId).activeHost()).filter(host -> !isThisInstance(host));
    }

    /**
     * Reads this instance's figures of a customer. Nothing is returned from a store that moved during the read, nor
     * before the topics have been counted to where they ended when this instance began to run.
     *
     * @throws FiguresUnavailableException if this instance does not have complete figures of the customer
     */
    public <T> T read(UUID customerId, Function<ReadOnlyKeyValueStore<String, Figures>, T> query) {
        KeyQueryMetadata location = location(customerId);
        if (!isThisInstance(location.activeHost())) {
            throw new FiguresUnavailableException("Another instance holds the figures.");
        }
        if (!catchUp.isDone(location.partition())) {
            throw new FiguresUnavailableException("The figures have not caught up with the topics.");
        }
        try {
            T result = query.apply(store(location.partition()));
            // Throws if the store was closed during the read.
            store(location.partition());
            if (!location(customerId).equals(location)) {
                throw new FiguresUnavailableException("The figures moved to another instance during the read.");
            }
            return result;
        } catch (InvalidStateStoreException e) {
            throw new FiguresUnavailableException(e);
        }
    }

    /** Null before the start. */
    KafkaStreams.@Nullable State state() {
        KafkaStreams current = streams;
        return current == null ? null : current.state();
    }

    private KeyQueryMetadata location(UUID customerId) {
        try {
            KeyQueryMetadata location = running()
                    .queryMetadataForKey(
                            AnalyticsTopology.FIGURES_STORE,
                            customerId.toString(),
                            Serdes.String().serializer());
            if (location.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
                throw new FiguresUnavailableException("The figures are being assigned to an instance.");
            }
            return location;
        } catch (IllegalStateException | InvalidStateStoreException e) {
            throw new FiguresUnavailableException(e);
        }
    }

    private ReadOnlyKeyValueStore<String, Figures> store(int partition) {
        return running()
                .store(StoreQueryParameters.fromNameAndType(
                                AnalyticsTopology.FIGURES_STORE, QueryableStoreTypes.<String, Figures>keyValueStore())
                        .withPartition(partition));
    }

    private boolean isThisInstance(HostInfo host) {
        return (host.host() + ":" + host.port()).equals(config.get(StreamsConfig.APPLICATION_SERVER_CONFIG));
    }

    private KafkaStreams running() {
        KafkaStreams current = streams;
        if (current == null || current.state() != KafkaStreams.State.RUNNING) {
            throw new FiguresUnavailableException("Kafka Streams is not running.");
        }
        return current;
    }

    /** After everything else: the start is expensive, and figures can wait. */
    @EventListener
    void startWhenReady(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            topics.whenReady(this::start);
        }
    }

    private synchronized void start() {
        if (closed || streams != null) {
            return;
        }
        KafkaStreams starting = new KafkaStreams(topology, config);
        starting.setUncaughtExceptionHandler(AnalyticsStreams::replaceThread);
        starting.setStateListener(catchUp);
        streams = starting;
        starting.start();
    }

    /** Committed figures are safe. The pause keeps a permanent failure from spinning. */
    private static StreamThreadExceptionResponse replaceThread(Throwable failure) {
        log.error("Counting failed. Restarting from the last commit.", failure);
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Leaves the group, so that other instances take over without waiting for the session timeout. */
    @Override
    public synchronized void close() {
        closed = true;
        KafkaStreams closing = streams;
        streams = null;
        if (closing != null) {
            closing.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(CLOSE_TIMEOUT));
        }
    }
}
