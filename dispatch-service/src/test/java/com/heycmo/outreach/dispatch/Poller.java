package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Claims until three claims return no job, and reports success or failure once, twice or never. */
final class Poller implements Callable<@Nullable Void> {

    private final Extension extension;
    private final ActiveJobs jobs;
    private final Random random;

    Poller(Extension extension, ActiveJobs jobs, int seed) {
        this.extension = extension;
        this.jobs = jobs;
        this.random = new Random(seed);
    }

    @Override
    public @Nullable Void call() {
        int emptyClaims = 0;
        while (emptyClaims < 3) {
            Extension.Answer answer = random.nextInt(4) == 0 ? claimWithLostAnswer() : extension.claim();
            assertThat(answer.status()).isEqualTo(200);
            if (answer.job().isNull()) {
                emptyClaims++;
            } else {
                work(answer);
            }
        }
        return null;
    }

    private Extension.Answer claimWithLostAnswer() {
        String key = UUID.randomUUID().toString();
        Extension.Answer lost = extension.claim(key);
        Extension.Answer again = extension.claim(key);
        if (!lost.job().isNull()) {
            assertThat(again.token()).isEqualTo(lost.token());
            assertThat(again.job().path("claim").intValue()).isEqualTo(1);
        }
        return again;
    }

    private void work(Extension.Answer answer) {
        UUID id = answer.jobId();
        jobs.begin(id);
        int dice = random.nextInt(10);
        if (dice == 0) {
            return; // never reports, so the lock stays
        }
        jobs.end(id);
        boolean success = dice > 3;
        assertThat(extension.report(id, success, answer.token()).status()).isEqualTo(200);
        if (dice % 3 == 0) {
            assertThat(extension.report(id, success, answer.token()).status()).isEqualTo(200);
        }
    }
}
