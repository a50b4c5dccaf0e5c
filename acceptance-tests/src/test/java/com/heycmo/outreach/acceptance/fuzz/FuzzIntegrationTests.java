package com.heycmo.outreach.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.access.Credential;
import com.heycmo.outreach.acceptance.access.DatabaseChecksum;
import com.heycmo.outreach.acceptance.access.TestCredentials;
import com.heycmo.outreach.acceptance.api.RunningPipeline;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Ten thousand requests, good, spoilt and no requests at all, the same ones at each run. First come those who may change
 * one customer, then those who may change nothing.
 */
@ExtendWith(RunningPipeline.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIntegrationTests {

    private static final int REQUESTS = 10_000;
    private static final int BY_WHO_MAY = 4_000;
    private static final int WARM = 2_000;
    private static final long MEBIBYTE = 1024 * 1024;

    private static final List<Credential> WHO_MAY =
            List.of(Credential.REVIEWER, Credential.DEVICE, Credential.ROTATED_DEVICE);
    private static final List<Credential> WHO_MAY_NOT =
            EnumSet.complementOf(EnumSet.copyOf(WHO_MAY)).stream().toList();

    private final RunningPipeline pipeline;
    private final Bombardment bombardment;
    private Vitals vitalsWhenWarm;
    private Vitals vitalsAtTheEnd;
    private String beforeWhoMayNot;

    FuzzIntegrationTests(RunningPipeline pipeline) {
        this.pipeline = pipeline;
        Cast cast = new Cast(pipeline);
        TestCredentials wallet = new TestCredentials(pipeline, Cast.CUSTOMER, Cast.BYSTANDER);
        pipeline.awaitIdle();
        this.bombardment = new Bombardment(pipeline, new Fuzzer(new GoodRequests(cast, wallet)));
    }

    @BeforeAll
    void bombard() {
        bombardment.run(0, WARM, WHO_MAY);
        vitalsWhenWarm = Vitals.of(pipeline);
        bombardment.run(WARM, BY_WHO_MAY, WHO_MAY);
        pipeline.awaitIdle();
        beforeWhoMayNot = DatabaseChecksum.of(pipeline.database());
        bombardment.run(BY_WHO_MAY, REQUESTS, WHO_MAY_NOT);
        vitalsAtTheEnd = Vitals.of(pipeline);
        System.out.printf(
                "Seed %d: %s; %s, then %s.%n", Fuzzer.SEED, bombardment.statuses(), vitalsWhenWarm, vitalsAtTheEnd);
    }

    @Test
    void everyAnswerIsInOrder() {
        assertThat(bombardment.complaints()).as("seed %d", Fuzzer.SEED).isEmpty();
    }

    @Test
    void nobodyChangesAnotherCustomer() {
        assertThat(bombardment.changesOfOthers()).as("seed %d", Fuzzer.SEED).isEmpty();
        assertThat(bombardment.recordsOfOthers()).as("seed %d", Fuzzer.SEED).isEmpty();
    }

    @Test
    void whoMayChangeNothingChangesNothing() {
        assertThat(DatabaseChecksum.of(pipeline.database()))
                .as("seed %d", Fuzzer.SEED)
                .isEqualTo(beforeWhoMayNot);
    }

    @Test
    void itHoldsOnToNothing() {
        assertThat(vitalsAtTheEnd.heapBytes()).isLessThan(vitalsWhenWarm.heapBytes() + 16 * MEBIBYTE);
        assertThat(vitalsAtTheEnd.threads()).isLessThan(vitalsWhenWarm.threads() + 10);
        assertThat(vitalsAtTheEnd.openFiles()).isLessThan(vitalsWhenWarm.openFiles() + 20);
    }

    @Test
    void theRequestsGetEverywhere() {
        assertThat(bombardment.statuses())
                .doesNotContainKey(429)
                .containsKeys(200, 201, 202, 204, 302, 400, 401, 403, 404, 405, 406, 409, 413, 415);
        assertThat(bombardment.statuses().get(200)).isGreaterThan(REQUESTS / 20);
        assertThat(bombardment.statuses().getOrDefault(Bombardment.NO_ANSWER, 0))
                .isLessThan(REQUESTS / 20);
    }
}
