package com.heycmo.outreach.analytics;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Requests the figures of all customers repeatedly and compares every response with the expected counts. */
final class ResponseChecker {

    static final String RANGE = "bucket=hour&from=2026-11-14T00:00:00Z&to=2026-11-22T00:00:00Z";

    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final OutcomeGenerator outcomes;
    private final Map<String, Long> expected;
    private final List<String> wrong = new ArrayList<>();

    ResponseChecker(OutcomeGenerator outcomes, Map<String, Long> expected) {
        this.outcomes = outcomes;
        this.expected = expected;
    }

    /** The responses so far that were neither correct nor a 503 with {@code Retry-After}. */
    List<String> wrong() {
        return wrong;
    }

    /** Requests from all of them until the first one has the complete figures of all customers. */
    void awaitCorrect(AnalyticsProcess awaited, AnalyticsProcess... others) {
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(100)).until(() -> {
            for (AnalyticsProcess other : others) {
                isCorrect(other);
            }
            return isCorrect(awaited);
        });
    }

    private boolean isCorrect(AnalyticsProcess process) {
        boolean all = true;
        for (UUID customer : outcomes.customers()) {
            try {
                all &= isCorrect(customer, process.get(customer, RANGE));
            } catch (UncheckedIOException e) {
                // Starting or stopped.
                return false;
            }
        }
        return all;
    }

    private boolean isCorrect(UUID customer, HttpResponse<String> response) {
        if (response.statusCode() == 503
                && response.headers().firstValue("Retry-After").isPresent()) {
            return false;
        }
        boolean correct = response.statusCode() == 200
                && OutcomeCounts.inResponse(customer, response.body()).equals(expected(customer));
        if (!correct) {
            wrong.add("%s: %d %s".formatted(customer, response.statusCode(), response.body()));
        }
        return correct;
    }

    private Map<String, Long> expected(UUID customer) {
        Map<String, Long> own = new TreeMap<>(expected);
        own.keySet().removeIf(key -> !key.startsWith(customer.toString()));
        return own;
    }
}
