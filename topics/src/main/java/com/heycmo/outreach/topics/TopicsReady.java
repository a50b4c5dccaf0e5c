package com.heycmo.outreach.topics;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when all {@link UsedTopics} exist. Once they do, it stays so. */
public final class TopicsReady {

    private static final Logger log = LoggerFactory.getLogger(TopicsReady.class);

    private final CompletableFuture<Void> exist = new CompletableFuture<>();

    TopicsReady() {}

    public boolean isReady() {
        return exist.isDone();
    }

    /** Runs this once: now, if the topics exist; else when they do, on the thread that created them. */
    public void whenReady(Runnable action) {
        exist.thenRun(action).exceptionally(failure -> {
            log.error("What waited for the topics has failed.", failure);
            return null;
        });
    }

    void announce() {
        exist.complete(null);
    }
}
