package com.heycmo.outreach.analytics.streams;

import com.heycmo.outreach.analytics.counting.HeldDays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Makes everything count again from the beginning of the topics, except for the days that the topics no longer hold
 * completely: their figures stay. Deletes the offsets of the group, the repartition topics and the stores of this
 * instance. Drafts, decisions, outcomes and statistics stay.
 */
final class Rebuild {

    /** Longer than the session timeout, after which a killed instance is no longer a member of the group. */
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final Map<String, Object> connection;
    private final String applicationId;
    private final Path stateDir;
    private final Duration timeout;
    private final Changelogs changelogs;

    Rebuild(Map<String, Object> connection, String applicationId, Path stateDir, Duration timeout) {
        this.connection = connection;
        this.applicationId = applicationId;
        this.stateDir = stateDir;
        this.timeout = timeout;
        this.changelogs = new Changelogs(connection, applicationId);
    }

    /**
     * Returns when everything is deleted. The group goes first: the broker keeps a group with members, and without its
     * offsets counting starts from the beginning even if the topics survive a crash here.
     *
     * @throws IllegalStateException if an instance is running
     */
    void deleteState() {
        try (Admin admin = Admin.create(connection)) {
            await(
                    () -> deleteGroup(admin),
                    "Instances of " + applicationId + " are running. Stop all of them before a rebuild.");
            Set<String> topics = internalTopics(admin);
            if (topics.containsAll(changelogs.names())) {
                forgetHeldDays(admin);
                topics.removeAll(changelogs.names());
            }
            log.info("Rebuilding the figures: deleting {} and {}.", applicationId, topics);
            admin.deleteTopics(topics).all().get();
            await(() -> Collections.disjoint(internalTopics(admin), topics), "The topics " + topics + " still exist.");
            FileSystemUtils.deleteRecursively(stateDir.resolve(applicationId));
        } catch (IOException e) {
            throw new UncheckedIOException("The stores in " + stateDir + " could not be deleted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The state of the figures could not be deleted.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while deleting the state of the figures.", e);
        }
    }

    private void forgetHeldDays(Admin admin) throws ExecutionException, InterruptedException {
        HeldDays held = TopicStart.heldDays(admin, changelogs.firstCounted());
        log.info("Rebuilding the figures: {}. The figures of earlier days stay.", held);
        changelogs.forget(held);
    }

    private boolean deleteGroup(Admin admin) throws ExecutionException, InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(applicationId)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw e;
        }
    }

    private Set<String> internalTopics(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(applicationId + "-"))
                .filter(name -> name.endsWith("-changelog") || name.endsWith("-repartition"))
                .collect(Collectors.toSet());
    }

    private interface Condition {
        boolean holds() throws ExecutionException, InterruptedException;
    }

    private void await(Condition condition, String message) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(message);
            }
            TimeUnit.NANOSECONDS.sleep(POLL_INTERVAL.toNanos());
        }
    }
}
