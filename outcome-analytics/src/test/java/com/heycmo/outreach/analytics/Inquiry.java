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

/** Asks for the figures of all customers again and again, and holds every answer against the truth. */
final class Inquiry {

    static final String RANGE = "bucket=hour&from=2026-11-14T00:00:00Z&to=2026-11-22T00:00:00Z";

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Load load;
    private final Map<String, Long> truth;
    private final List<String> wrong = new ArrayList<>();

    Inquiry(Load load, Map<String, Long> truth) {
        this.load = load;
        this.truth = truth;
    }

    /** Every answer so far that was neither the truth nor a 503 that says when to ask again. */
    List<String> wrong() {
        return wrong;
    }

    /** Asks all of them without a break until the first one tells the whole truth. */
    void untilRight(AnalyticsProcess awaited, AnalyticsProcess... others) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            for (AnalyticsProcess other : others) {
                tellsTheTruth(other);
            }
            return tellsTheTruth(awaited);
        });
    }

    private boolean tellsTheTruth(AnalyticsProcess asked) {
        boolean all = true;
        for (UUID customer : load.customers()) {
            try {
                all &= isTrue(customer, asked.ask(customer, RANGE));
            } catch (UncheckedIOException e) {
                // Not up yet, or not any more: no answer.
                return false;
            }
        }
        return all;
    }

    private boolean isTrue(UUID customer, HttpResponse<String> answer) {
        if (answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent()) {
            return false;
        }
        boolean right = answer.statusCode() == 200
                && Recount.ofTheAnswer(customer, answer.body()).equals(truthOf(customer));
        if (!right) {
            wrong.add("%s: %d %s".formatted(customer, answer.statusCode(), answer.body()));
        }
        return right;
    }

    private Map<String, Long> truthOf(UUID customer) {
        Map<String, Long> own = new TreeMap<>(truth);
        own.keySet().removeIf(key -> !key.startsWith(customer.toString()));
        return own;
    }
}
