package com.heycmo.outreach.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchServiceApplication;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Forty extensions claim from three instances of dispatch, while a reviewer changes limits or a week ends. */
class LimitsRaceIntegrationTests extends RaceTestBase {

    private static final int POLLERS = 40;

    /** Besides the one in which all services run. */
    private static final List<ConfigurableApplicationContext> INSTANCES = new ArrayList<>();

    private final UUID customer = UUID.randomUUID();

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void startTwoMoreInstances() {
        while (INSTANCES.size() < 2) {
            List<String> arguments = new ArrayList<>(ServiceProperties.arguments(
                    database, TestInfrastructure.get().bootstrapServers()));
            arguments.addAll(List.of(
                    "--spring.config.name=logs,dispatch-service",
                    "--outreach.outbox.relay=elsewhere",
                    "--server.port=0",
                    "--spring.main.banner-mode=off",
                    "--spring.jmx.enabled=false"));
            INSTANCES.add(new SpringApplicationBuilder(DispatchServiceApplication.class)
                    .run(arguments.toArray(String[]::new)));
        }
    }

    @AfterAll
    static void stopInstances() {
        INSTANCES.forEach(ConfigurableApplicationContext::close);
        INSTANCES.clear();
    }

    @Test
    void neverExceedsTheVersionOfTheLimitsThatHoldsAtTheClaim() throws Exception {
        for (Action action : Action.values()) {
            insertApproved(action, 60);
        }
        ChangingLimits limits = new ChangingLimits(customer, rows, this::putLimits);

        int jobs = claim(claimed -> limits.isChanging(), limits);

        assertThat(limits.violations()).isEmpty();
        assertThat(jobs).isGreaterThan(20);
    }

    /** The last of a full week go one second after the other; each makes room for one claim, and not before. */
    @Test
    void aWeekEndsAfterExactlySevenTimes24Hours() throws Exception {
        assertThat(putLimits("""
                {"version":0,"timeZone":"UTC",
                 "actions":{"connection_request":{"perDay":15,"perWeek":20},"message":{"perDay":0,"perWeek":0},
                            "comment":{"perDay":0,"perWeek":0}},
                 "maxConnectionNoteLength":280,"warmUp":null,"workingHours":null,
                 "pauseAfterFailures":3,"holdLaterSteps":true,"stopOnReply":true}
                """).path("version").intValue()).isEqualTo(1);
        insertApproved(Action.CONNECTION_REQUEST, 40);
        insertSent(16, Duration.ofDays(3));
        // Outside the week by a second, and within it for one, two and three seconds more.
        Duration week = Duration.ofHours(168);
        insertSent(3, week.plusSeconds(1));
        insertSent(2, week.minusSeconds(1));
        insertSent(1, week.minusSeconds(2));
        insertSent(1, week.minusSeconds(3));
        long until = System.nanoTime() + Duration.ofMillis(3_500).toNanos();

        // On a busy machine the last claim may come late.
        int jobs = claim(
                claimed -> System.nanoTime()
                        < (claimed < 4 ? until + Duration.ofSeconds(20).toNanos() : until),
                () -> null);

        assertThat(jobs).isEqualTo(4);
        assertThat(mostUsedInTheWeekBefore()).as("with the claim").isEqualTo(20);
    }

    /** Polls as long as this holds of the number of claimed jobs, while something else runs; returns that number. */
    private int claim(IntPredicate goesOn, Callable<?> meanwhile) throws Exception {
        List<Integer> ports = new ArrayList<>(List.of(port));
        for (ConfigurableApplicationContext instance : INSTANCES) {
            ports.add(instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        }
        String token = devices.tokenOf(customer);
        AtomicInteger jobs = new AtomicInteger();
        List<Callable<?>> callers = new ArrayList<>(List.of(meanwhile));
        for (int i = 0; i < POLLERS; i++) {
            int instance = ports.get(i % ports.size());
            callers.add(() -> {
                while (goesOn.test(jobs.get())) {
                    Answer answer = send(request(instance, "/api/linkedin/queue/" + customer + "/next", token));
                    assertThat(answer.status()).isEqualTo(200);
                    jobs.addAndGet(answer.json().path("job").isObject() ? 1 : 0);
                }
                return null;
            });
        }
        ExecutorService extensions = Executors.newFixedThreadPool(callers.size());
        try {
            for (Future<?> caller : callers.stream().map(extensions::submit).toList()) {
                caller.get();
            }
        } finally {
            extensions.shutdown();
        }
        return jobs.get();
    }

    private JsonNode putLimits(String document) {
        return asReviewer(customer, "PUT", "/api/linkedin/limits/" + customer, document)
                .json();
    }

    /** The most that was used at a claim, with the claim, in the 168 hours until it. */
    private int mostUsedInTheWeekBefore() {
        return database.jdbc()
                .sql("""
                SELECT max(used)
                  FROM linkedin_outreach_queue claimed
                 CROSS JOIN LATERAL (
                    SELECT count(*) AS used
                      FROM linkedin_outreach_queue u
                     WHERE u.customer_id = claimed.customer_id
                       AND (u.sent_at > claimed.claimed_at - interval '168 hours' OR u.claimed_at <= claimed.claimed_at)
                       ) AS week
                 WHERE claimed.customer_id = :customer AND claimed.claimed_at IS NOT NULL
                """)
                .param("customer", customer)
                .query(Integer.class)
                .single();
    }

    /** For different people: the steps of one would wait for each other. */
    private void insertApproved(Action action, int count) {
        for (int i = 0; i < count; i++) {
            rows.insert(QueueRow.approved(customer)
                    .action(action)
                    .body("Hello")
                    .prospect("https://www.linkedin.com/in/%s-%d".formatted(action.wireName(), i)));
        }
    }

    private void insertSent(int count, Duration ago) {
        for (int i = 0; i < count; i++) {
            rows.insert(QueueRow.sent(customer, ago).action(Action.CONNECTION_REQUEST));
        }
    }
}
