package com.heycmo.outreach.dispatch.monitoring;

import com.heycmo.outreach.dispatch.monitoring.MonitoringStore.Figure;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.metrics.Metric;
import com.heycmo.outreach.policy.Action;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gauges with the figures that were read last. A scrape reads them without the database. */
@Component
class DatabaseFigures {

    private static final List<String> OUTBOX_TOPICS = Stream.of(Topic.OUTCOMES, Topic.DECISIONS, Topic.SIGNALS)
            .map(Topic::topicName)
            .toList();

    private final MonitoringStore store;
    private final Map<Metric, MultiGauge> gauges = new EnumMap<>(Metric.class);
    private volatile int customers;
    private volatile int unanswered;
    private volatile double overdueSeconds;
    private volatile Snapshot snapshot = new Snapshot(Optional.empty(), System.nanoTime());
    private volatile long readAt = System.nanoTime();

    /** @param firstSeenAt by {@link System#nanoTime} */
    private record Snapshot(Optional<String> transaction, long firstSeenAt) {

        Snapshot next(Optional<String> now) {
            return now.equals(transaction) ? this : new Snapshot(now, System.nanoTime());
        }

        double seconds() {
            return transaction.isEmpty() ? 0 : secondsSince(firstSeenAt);
        }
    }

    DatabaseFigures(MonitoringStore store, MeterRegistry meters) {
        this.store = store;
        Stream.of(
                        Metric.OUTBOX_OLDEST,
                        Metric.CUSTOMERS_PAUSED,
                        Metric.DEVICES,
                        Metric.CAP_USED,
                        Metric.CAP_REACHED,
                        Metric.DATABASE_DEAD_ROWS,
                        Metric.DATABASE_LIVE_ROWS)
                .forEach(metric -> gauges.put(metric, metric.gauges(meters)));
        for (Action action : Action.values()) {
            Metric.CAP_LIMIT.gauge(meters, action, Action::cap, action.wireName());
        }
        Metric.CUSTOMERS.gauge(meters, this, figures -> figures.customers);
        Metric.CLAIMS_UNANSWERED.gauge(meters, this, figures -> figures.unanswered);
        Metric.SWEEP_OVERDUE.gauge(meters, this, figures -> figures.overdueSeconds);
        Metric.DATABASE_SNAPSHOT_AGE.gauge(meters, this, figures -> figures.snapshot.seconds());
        Metric.DATABASE_FIGURES_AGE.gauge(meters, this, figures -> secondsSince(figures.readAt));
    }

    void read() {
        show(Metric.OUTBOX_OLDEST, store.oldestEvents(OUTBOX_TOPICS), Figure::tag, Figure::value);
        customers = store.customers();
        show(Metric.CUSTOMERS_PAUSED, store.pausedCustomers(), Figure::tag, Figure::value);
        show(Metric.DEVICES, store.devices(), Figure::tag, Figure::value);
        List<MonitoringStore.CapUse> caps = store.capUse();
        show(Metric.CAP_USED, caps, MonitoringStore.CapUse::action, MonitoringStore.CapUse::used);
        show(Metric.CAP_REACHED, caps, MonitoringStore.CapUse::action, MonitoringStore.CapUse::customersAtCap);
        unanswered = store.unansweredClaims();
        overdueSeconds = store.overdueSeconds();
        List<MonitoringStore.TableRows> rows = store.rows();
        show(Metric.DATABASE_DEAD_ROWS, rows, MonitoringStore.TableRows::name, MonitoringStore.TableRows::dead);
        show(Metric.DATABASE_LIVE_ROWS, rows, MonitoringStore.TableRows::name, MonitoringStore.TableRows::live);
        snapshot = snapshot.next(store.oldestSnapshot());
        readAt = System.nanoTime();
    }

    private <T> void show(Metric metric, List<T> figures, Function<T, String> tag, Function<T, Number> value) {
        List<MultiGauge.Row<?>> rows = figures.stream()
                .<MultiGauge.Row<?>>map(each -> MultiGauge.Row.of(metric.tags(tag.apply(each)), value.apply(each)))
                .toList();
        Objects.requireNonNull(gauges.get(metric)).register(rows, true);
    }

    private static double secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis() / 1000.0;
    }
}
