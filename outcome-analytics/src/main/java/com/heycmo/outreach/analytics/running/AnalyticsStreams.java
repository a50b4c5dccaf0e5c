package com.heycmo.outreach.analytics.running;

import com.heycmo.outreach.analytics.counting.AnalyticsTopology;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.topics.TopicInitializer;
import java.time.Duration;
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
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/** Runs the topology from when the topics exist, and answers from its stores, or not at all. */
public final class AnalyticsStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AnalyticsStreams.class);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(4);

    private final TopicInitializer topics;
    private final Topology topology;
    private final Properties config;
    private final CatchingUp catchingUp;
    private final @Nullable Rebuild rebuild;
    private boolean wanted;
    private volatile @Nullable KafkaStreams streams;

    /** @param rebuild null to go on from where the last run has stopped */
    AnalyticsStreams(
            TopicInitializer topics,
            Topology topology,
            Properties config,
            CatchingUp catchingUp,
            @Nullable Rebuild rebuild) {
        this.topics = topics;
        this.topology = topology;
        this.config = config;
        this.catchingUp = catchingUp;
        this.rebuild = rebuild;
    }

    /**
     * Who holds this customer's figures.
     *
     * @throws FiguresUnavailableException when that is being settled
     */
    public FiguresLocation holderOf(UUID customerId) {
        KafkaStreams running = running();
        KeyQueryMetadata found = metadata(running, customerId);
        if (found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new FiguresUnavailableException("It is being settled who holds whose figures.");
        }
        HostInfo holder = found.activeHost();
        return isThis(holder)
                ? new FiguresLocation.Here(found.partition())
                : new FiguresLocation.Elsewhere(holder.host(), holder.port());
    }

    /**
     * Reads figures that this instance holds. What was read while they were being taken away is not given out, nor what
     * is behind what the topics said when this instance began to run.
     *
     * @throws FiguresUnavailableException when this instance does not hold them, or not all of them yet
     */
    public <T> T read(
            UUID customerId, FiguresLocation.Here here, Function<ReadOnlyKeyValueStore<String, Figures>, T> reading) {
        if (!catchingUp.isDone(here.partition())) {
            throw new FiguresUnavailableException("The topics have not been counted to where they ended.");
        }
        try {
            T found = reading.apply(store(here.partition()));
            store(here.partition());
            if (!holderOf(customerId).equals(here)) {
                throw new FiguresUnavailableException("The figures were taken to another instance meanwhile.");
            }
            return found;
        } catch (InvalidStateStoreException e) {
            throw new FiguresUnavailableException(e);
        }
    }

    /** What it is at; null before it has begun. */
    KafkaStreams.@Nullable State state() {
        KafkaStreams present = streams;
        return present == null ? null : present.state();
    }

    private ReadOnlyKeyValueStore<String, Figures> store(int partition) {
        return running()
                .store(StoreQueryParameters.fromNameAndType(
                                AnalyticsTopology.FIGURES_STORE, QueryableStoreTypes.<String, Figures>keyValueStore())
                        .withPartition(partition));
    }

    private static KeyQueryMetadata metadata(KafkaStreams running, UUID customerId) {
        try {
            return running.queryMetadataForKey(
                    AnalyticsTopology.FIGURES_STORE,
                    customerId.toString(),
                    Serdes.String().serializer());
        } catch (IllegalStateException | InvalidStateStoreException e) {
            throw new FiguresUnavailableException(e);
        }
    }

    private boolean isThis(HostInfo holder) {
        return (holder.host() + ":" + holder.port()).equals(config.get(StreamsConfig.APPLICATION_SERVER_CONFIG));
    }

    private KafkaStreams running() {
        KafkaStreams present = streams;
        if (present == null || present.state() != KafkaStreams.State.RUNNING) {
            throw new FiguresUnavailableException("The figures are being brought together.");
        }
        return present;
    }

    @Override
    public synchronized void start() {
        wanted = true;
        if (rebuild != null) {
            rebuild.forget();
        }
    }

    /** Once everything else in the process works: nobody waits for figures, and this start is a large one. */
    @EventListener
    void startWhenThereIsTime(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            topics.whenReady(this::startStreams);
        }
    }

    private synchronized void startStreams() {
        if (wanted && streams == null) {
            KafkaStreams starting = new KafkaStreams(topology, config);
            starting.setUncaughtExceptionHandler(AnalyticsStreams::goOn);
            starting.setStateListener(catchingUp);
            if (rebuild != null) {
                // What this machine has of it.
                starting.cleanUp();
            }
            streams = starting;
            starting.start();
        }
    }

    /** What has been committed is safe, so another thread goes on from there; not at once, lest it fails ever faster. */
    private static StreamThreadExceptionResponse goOn(Throwable failure) {
        log.error("Counting has failed, and goes on with a new thread.", failure);
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Leaves the group, so that others take over at once. */
    @Override
    public synchronized void stop() {
        wanted = false;
        KafkaStreams stopping = streams;
        streams = null;
        if (stopping != null) {
            stopping.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(STOP_PATIENCE));
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return wanted;
    }
}
