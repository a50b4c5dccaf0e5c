package com.heycmo.outreach.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every metric of ours, with its tags. docs/operations.md has the same table. No tag names a customer, a draft or a person:
 * metrics are read without authentication, and each value of a tag is a time series.
 */
public enum Metric {
    INGEST_DRAFTS(
            Kind.COUNTER,
            "outreach.ingest.drafts",
            "valid drafts, by their effect on the queue: `inserted`, `updated`, `unchanged`",
            "result"),
    INGEST_REJECTED(
            Kind.COUNTER, "outreach.ingest.rejected", "reasons of rejected drafts; a draft may have several", "code"),
    INGEST_BATCH_SIZE(Kind.RECORDS, "outreach.ingest.batch.size", "records per poll"),
    INGEST_AGE(
            Kind.TIMER,
            "outreach.ingest.age",
            "time from a record's timestamp until it was stored; of each batch, the oldest record"),
    INGEST_BLOCKED(
            Kind.SECONDS,
            "outreach.ingest.blocked",
            "for how long ingest has waited for the database, for Kafka's acknowledgements or for the topics; since the "
                    + "start of the process if its consumer failed; 0 while it consumes"),
    OUTBOX_OLDEST(
            Kind.SECONDS,
            "outreach.outbox.oldest",
            "database: for how long the oldest event has waited, with change data capture until its slot confirmed it; 0 if "
                    + "none waits",
            "topic"),
    OUTBOX_PENDING(Kind.NUMBER, "outreach.outbox.pending", "events waiting in the outbox, at most 10,000"),
    OUTBOX_LATENCY(Kind.TIMER, "outreach.outbox.latency", "time from writing an event until Kafka acknowledged it"),
    OUTBOX_RELAYED(Kind.COUNTER, "outreach.outbox.relayed", "events acknowledged by Kafka"),
    OUTBOX_BLOCKED(
            Kind.SECONDS,
            "outreach.outbox.blocked",
            "for how long Kafka has not taken the events of a topic or partition (a number or `all`); absent if it takes all",
            "topic",
            "partition"),
    OUTBOX_ERRORS(
            Kind.COUNTER,
            "outreach.outbox.errors",
            "failed rounds of the relay or the sweep (topic `all`), and topics or partitions that began to fail",
            "topic"),
    OUTBOX_UNCONFIRMED(
            Kind.BYTES,
            "outreach.outbox.unconfirmed",
            "WAL that PostgreSQL keeps because the slot of change data capture has not confirmed it; 0 with the relay"),
    CLAIMS(
            Kind.COUNTER,
            "outreach.claims",
            "answers to claims: `job`, `empty`, `capped`, `outside_hours`, `paused`",
            "outcome"),
    CLAIMS_UNANSWERED(
            Kind.NUMBER,
            "outreach.claims.unanswered",
            "database: approved drafts whose last lock ended without an answer"),
    CLAIMS_GIVEN_UP(Kind.COUNTER, "outreach.claims.given.up", "drafts that failed because no claim was answered"),
    RESULTS(
            Kind.COUNTER,
            "outreach.results",
            "stored reports: `sent`, `failed`, `released`; with the failure code, or `none`",
            "outcome",
            "code"),
    CUSTOMERS(Kind.NUMBER, "outreach.customers", "database: customers"),
    CUSTOMERS_PAUSED(
            Kind.NUMBER,
            "outreach.customers.paused",
            "database: paused customers, by reason: `person` or the rule that paused",
            "reason"),
    CAP_LIMIT(Kind.NUMBER, "outreach.cap.limit", "the policy's cap within 24 hours", "action"),
    CAP_USED(
            Kind.NUMBER,
            "outreach.cap.used",
            "database: the highest use within 24 hours by one customer; never above the limit",
            "action"),
    CAP_REACHED(
            Kind.NUMBER, "outreach.cap.reached", "database: customers that have used up the policy's cap", "action"),
    DEVICES(
            Kind.NUMBER,
            "outreach.devices",
            "database: paired extensions by the state that they last reported; `unknown` if none",
            "state"),
    SWEEP_EXPIRED(Kind.COUNTER, "outreach.sweep.expired", "drafts that the sweep expired, or skipped for a rule"),
    SWEEP_ERRORS(Kind.COUNTER, "outreach.sweep.errors", "failed sweeps; each is retried after 10 s"),
    SWEEP_OVERDUE(
            Kind.SECONDS,
            "outreach.sweep.overdue",
            "database: for how long the oldest draft that no sweep has expired is past its expiry"),
    LIVE_STREAMS(
            Kind.NUMBER, "outreach.live.streams", "open pages that listen for changes, at most 500 for each instance"),
    STATEMENTS(Kind.TIMER, "outreach.statements", "statements of the database, by the store's method", "statement"),
    DATABASE_DEAD_ROWS(
            Kind.NUMBER, "outreach.database.dead.rows", "database: dead rows, as PostgreSQL estimates them", "table"),
    DATABASE_LIVE_ROWS(
            Kind.NUMBER, "outreach.database.live.rows", "database: live rows, as PostgreSQL estimates them", "table"),
    DATABASE_SNAPSHOT_AGE(
            Kind.SECONDS,
            "outreach.database.snapshot.age",
            "database: for how long at least the same oldest snapshot has kept dead rows from being removed"),
    DATABASE_FIGURES_AGE(
            Kind.SECONDS,
            "outreach.database.figures.age",
            "for how long the figures of the database have not been read; they keep their last values meanwhile"),
    ANALYTICS_RECORDS(
            Kind.COUNTER,
            "outreach.analytics.records",
            "records that the analytics have read: `counted`, `duplicate`, `unknown`, `malformed`, `too_old`",
            "topic",
            "disposition"),
    ANALYTICS_RUNNING(
            Kind.NUMBER,
            "outreach.analytics.running",
            "1 while the analytics count; 0 while they start, rebalance or fail");

    /** What a metric measures, and what Prometheus appends to its name. */
    private enum Kind {
        COUNTER("_total", null),
        TIMER("_seconds", null),
        SECONDS("_seconds", "seconds"),
        NUMBER("", null),
        BYTES("_bytes", "bytes"),
        RECORDS("_records", "records");

        private final String suffix;
        private final @Nullable String unit;

        Kind(String suffix, @Nullable String unit) {
            this.suffix = suffix;
            this.unit = unit;
        }
    }

    private final Kind kind;
    private final String meter;
    private final String meaning;
    private final List<String> tags;

    Metric(Kind kind, String meter, String meaning, String... tags) {
        this.kind = kind;
        this.meter = meter;
        this.meaning = meaning;
        this.tags = List.of(tags);
    }

    /** The name in a scrape. */
    public String scrapedName() {
        return meter.replace('.', '_') + kind.suffix;
    }

    public String meaning() {
        return meaning;
    }

    public List<String> tagNames() {
        return tags;
    }

    /** The counter of these values of the tags. It is in each scrape from now on, with 0 before its first event. */
    public Counter counter(MeterRegistry registry, String... tagValues) {
        require(Kind.COUNTER);
        return Counter.builder(meter).description(meaning).tags(tags(tagValues)).register(registry);
    }

    public Timer timer(MeterRegistry registry, String... tagValues) {
        return timer(tagValues).register(registry);
    }

    /** For timers with more settings. */
    public Timer.Builder timer(String... tagValues) {
        require(Kind.TIMER);
        return Timer.builder(meter).description(meaning).tags(tags(tagValues));
    }

    public DistributionSummary summary(MeterRegistry registry) {
        require(Kind.RECORDS);
        return DistributionSummary.builder(meter)
                .description(meaning)
                .baseUnit(kind.unit)
                .register(registry);
    }

    /** The value is read at each scrape: it must be at hand. */
    public <T> void gauge(MeterRegistry registry, T source, ToDoubleFunction<T> value, String... tagValues) {
        Gauge.builder(meter, source, value)
                .description(meaning)
                .baseUnit(kind.unit)
                .tags(tags(tagValues))
                .strongReference(true)
                .register(registry);
    }

    /** For tags whose values come and go. */
    public MultiGauge gauges(MeterRegistry registry) {
        return MultiGauge.builder(meter)
                .description(meaning)
                .baseUnit(kind.unit)
                .register(registry);
    }

    /** The tags with these values, in the order of their names. */
    public Tags tags(String... values) {
        if (values.length != tags.size()) {
            throw new IllegalArgumentException("%s has the tags %s, not %d.".formatted(meter, tags, values.length));
        }
        return Tags.of(IntStream.range(0, values.length)
                .mapToObj(i -> Tag.of(tags.get(i), values[i]))
                .toList());
    }

    private void require(Kind required) {
        if (kind != required) {
            throw new IllegalStateException("%s is not a %s.".formatted(meter, required));
        }
    }
}
