package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Claims until three claims return no job. Most jobs succeed; now and then it finds that an action is limited or that it
 * is logged out, and records claims of jobs that a hold or a pause, known before the claim, forbids.
 *
 * @param forbidden what was stopped, with the time in nanoseconds at which its release was answered
 * @param violations jobs that were claimed nevertheless
 */
record ReleasingPoller(
        Extension extension, Random random, int pauseAmong, Map<String, Long> forbidden, Queue<String> violations)
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
        int dice = random.nextInt(pauseAmong);
        if (dice == 0) {
            extension.release(job.jobId(), job.token(), "logged_out");
            forbidden.putIfAbsent(EVERYTHING, System.nanoTime());
        } else if (dice <= 2 && !action.equals("comment")) {
            extension.release(job.jobId(), job.token(), "rate_limited");
            forbidden.putIfAbsent(action, System.nanoTime());
        } else {
            extension.report(job.jobId(), true, job.token());
        }
    }
}
