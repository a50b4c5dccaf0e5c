package com.heycmo.outreach.analytics.running;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets all that was counted, so that everything is counted anew from the beginning of the topics: the group's
 * offsets and the topics that hold the state. Drafts, decisions, outcomes and statistics are not touched.
 */
final class Rebuild {

    /** Asks for it, as an argument without a value or as {@code true}. */
    static final String PROPERTY = "outreach.analytics.rebuild";

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    /** Whoever was killed is a member a little longer. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> connection;
    private final String applicationId;
    private final Duration patience;

    Rebuild(Map<String, Object> connection, String applicationId, Duration patience) {
        this.connection = connection;
        this.applicationId = applicationId;
        this.patience = patience;
    }

    /** Returns when nothing is left. Refuses while any instance counts: it would go on from where it is. */
    void forget() {
        try (Admin admin = Admin.create(connection)) {
            await(() -> nobodyCounts(admin), "Instances of " + applicationId + " are running: stop all of them first.");
            Set<String> state = state(admin);
            log.info("Counting anew from the beginning of the topics: forgetting {} and {}.", applicationId, state);
            admin.deleteTopics(state).all().get();
            await(() -> state(admin).isEmpty(), "The topics " + state + " were not deleted.");
            deleteGroup(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The state could not be forgotten.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the state was being forgotten.", e);
        }
    }

    private boolean nobodyCounts(Admin admin) throws ExecutionException, InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(applicationId)).all().get().values().stream()
                    .allMatch(group -> group.members().isEmpty());
        } catch (ExecutionException e) {
            return unlessUnknown(e);
        }
    }

    private void deleteGroup(Admin admin) throws ExecutionException, InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(applicationId)).all().get();
        } catch (ExecutionException e) {
            unlessUnknown(e);
        }
    }

    private static boolean unlessUnknown(ExecutionException failure) throws ExecutionException {
        if (failure.getCause() instanceof GroupIdNotFoundException) {
            return true;
        }
        throw failure;
    }

    private Set<String> state(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(applicationId + "-"))
                .filter(name -> name.endsWith("-changelog") || name.endsWith("-repartition"))
                .collect(Collectors.toSet());
    }

    private interface Condition {
        boolean holds() throws ExecutionException, InterruptedException;
    }

    private void await(Condition condition, String otherwise) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise);
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }
}
