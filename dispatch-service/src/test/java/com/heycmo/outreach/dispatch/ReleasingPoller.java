package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Claims until three claims return no job. Most jobs succeed. After seven jobs of all pollers it finds that invitations and
 * messages are limited, and at the 45th that it is logged out. Records jobs that were claimed although a hold or a pause,
 * known before the claim, forbids it.
 *
 * @param jobs counts those of all pollers
 * @param forbidden what was stopped, with the time in nanoseconds at which its release was answered
 * @param violations jobs that were claimed nevertheless
 */
record ReleasingPoller(Extension extension, AtomicInteger jobs, Map<String, Long> forbidden, Queue<String> violations)
        implements Callable<@Nullable Void> {

    private static final String EVERYTHING = "everything";

    @Override
    public @Nullable Void call() {
        int emptyClaims = 0;
        while (emptyClaims < 3) {
            long started = System.nanoTime();
            Extension.Answer answer = extension.claim();
            assertThat(answer.status()).isEqualTo(200);
            if (answer.job().isNull()) {
                emptyClaims++;
            } else {
                String action = answer.job().path("action").asString();
                if (isForbidden(action, started) || isForbidden(EVERYTHING, started)) {
                    violations.add(action);
                }
                work(answer, action);
            }
        }
        return null;
    }

    private boolean isForbidden(String what, long at) {
        Long since = forbidden.get(what);
        return since != null && since - at < 0;
    }

    private void work(Extension.Answer job, String action) {
        int number = jobs.incrementAndGet();
        if (number == 45) {
            extension.release(job.jobId(), job.token(), "logged_out");
            forbidden.putIfAbsent(EVERYTHING, System.nanoTime());
        } else if (number >= 8 && !action.equals("comment") && !forbidden.containsKey(action)) {
            extension.release(job.jobId(), job.token(), "rate_limited");
            forbidden.putIfAbsent(action, System.nanoTime());
        } else {
            extension.report(job.jobId(), true, job.token());
        }
    }
}
