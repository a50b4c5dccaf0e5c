package com.heycmo.outreach.acceptance.journey;

import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An agent that publishes drafts, a person who approves, and extensions that claim and report, all in parallel. Like real
 * clients they repeat unanswered requests. They record everything that was acknowledged.
 */
final class LoadGenerator implements AutoCloseable {

    private static final int EXTENSIONS = 4;
    private static final long PAUSE_NANOS = 20_000_000;

    private final PipelineClient pipeline;
    private final List<UUID> customers;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger drafted = new AtomicInteger();
    private volatile boolean running = true;

    final Set<UUID> published = ConcurrentHashMap.newKeySet();
    final Set<UUID> approved = ConcurrentHashMap.newKeySet();
    /** The acknowledged {@code success} by draft. */
    final Map<UUID, Boolean> reported = new ConcurrentHashMap<>();
    /** Error responses other than a 503 with {@code Retry-After}. */
    final Set<String> unexpected = ConcurrentHashMap.newKeySet();

    /** Number of 503 responses with {@code Retry-After}. */
    final AtomicInteger unavailable = new AtomicInteger();

    /** Number of requests without a response. */
    final AtomicInteger broken = new AtomicInteger();

    /** What requests got that failed twice. */
    final Set<String> failed = ConcurrentHashMap.newKeySet();

    LoadGenerator(PipelineClient pipeline, List<UUID> customers) {
        this.pipeline = pipeline;
        this.customers = customers;
    }

    LoadGenerator start() {
        run("agent", this::draft);
        run("person", this::approve);
        for (int extension = 0; extension < EXTENSIONS; extension++) {
            run("extension-" + extension, this::claimAndReport);
        }
        return this;
    }

    /** Stops the load. Requests in progress complete or time out after 15 s. */
    @Override
    public void close() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    private void run(String name, Runnable work) {
        Thread thread = new Thread(work, "load-" + name);
        threads.add(thread);
        thread.start();
    }

    private void draft() {
        Map<String, Object> config =
                Map.of("bootstrap.servers", pipeline.bootstrapServers(), "acks", "all", "max.block.ms", 120_000);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            while (running) {
                int number = drafted.getAndIncrement();
                UUID customerId = customers.get(number % customers.size());
                Action action = Action.values()[number / customers.size() % Action.values().length];
                String url = "https://www.linkedin.com/in/person-" + number;
                UUID id = DraftId.of(customerId, url, action, 0);
                producer.send(record(customerId, action, url), (metadata, failure) -> {
                    if (failure == null) {
                        published.add(id);
                    }
                });
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static ProducerRecord<String, String> record(UUID customerId, Action action, String url) {
        Map<String, Object> draft = Map.of(
                "customerId", customerId, "action", action.wireName(), "prospectUrl", url, "body", "Hello, " + url);
        return new ProducerRecord<>(
                Topic.DRAFTS.topicName(),
                customerId.toString(),
                JsonMapper.shared().writeValueAsString(draft));
    }

    private void approve() {
        while (running) {
            for (UUID customerId : customers) {
                ApiResponse page = send(() -> pipeline.list(customerId, "status=pending_review&limit=20"));
                for (JsonNode row : page.body().path("items")) {
                    UUID id = UUID.fromString(row.path("id").asString());
                    int version = row.path("version").asInt();
                    if (send(() -> pipeline.approve(customerId, id, version)).ok()) {
                        approved.add(id);
                    }
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void claimAndReport() {
        while (running) {
            UUID customerId = customers.get(ThreadLocalRandom.current().nextInt(customers.size()));
            String key = UUID.randomUUID().toString();
            ApiResponse claim = send(() -> pipeline.claim(customerId, key));
            while (!claim.ok() && running) {
                LockSupport.parkNanos(PAUSE_NANOS);
                claim = send(() -> pipeline.claim(customerId, key));
            }
            JsonNode job = claim.body().path("job");
            if (job.isObject()) {
                report(customerId, job);
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void report(UUID customerId, JsonNode job) {
        UUID id = UUID.fromString(job.path("id").asString());
        boolean success = ThreadLocalRandom.current().nextInt(5) > 0;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("success", success);
        result.put("claimToken", job.path("claimToken").asString());
        result.put("sentBodySha256", job.path("bodySha256").asString());
        result.put("errorMessage", success ? null : "Profile not found");
        while (running) {
            if (send(() -> pipeline.result(customerId, id, result)).ok()) {
                reported.put(id, success);
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Repeats the request once: after the time that a 503 asks for, or a second after a connection broke. */
    private ApiResponse send(Supplier<ApiResponse> request) {
        ApiResponse first = expected(request.get());
        boolean broken = first.status() == ApiResponse.NONE;
        if (first.ok() || !running || !(broken || first.header("Retry-After").isPresent())) {
            return first;
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(
                first.header("Retry-After").map(Long::parseLong).orElse(1L)));
        ApiResponse second = expected(request.get());
        if (!second.ok()) {
            failed.add(second.status() + " " + second.body());
        }
        return second;
    }

    /** While servers restart, a request succeeds, gets 503 with {@code Retry-After}, or gets no response. */
    private ApiResponse expected(ApiResponse response) {
        boolean retryLater =
                response.status() == 503 && response.header("Retry-After").isPresent();
        if (retryLater) {
            unavailable.incrementAndGet();
        } else if (response.status() == ApiResponse.NONE) {
            broken.incrementAndGet();
        } else if (!response.ok()) {
            unexpected.add(response.status() + " " + response.body());
        }
        return response;
    }
}
