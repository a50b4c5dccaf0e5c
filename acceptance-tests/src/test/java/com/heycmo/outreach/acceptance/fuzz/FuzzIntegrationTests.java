package com.heycmo.outreach.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.access.Credential;
import com.heycmo.outreach.acceptance.access.DatabaseChecksum;
import com.heycmo.outreach.acceptance.access.TestCredentials;
import com.heycmo.outreach.acceptance.api.RunningPipeline;
import com.heycmo.outreach.testsupport.Thorough;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sends valid, mutated and malformed requests, the same in each run: first with credentials that may change one customer,
 * then with credentials that may change nothing.
 */
@Tag(Thorough.TAG)
@ExtendWith(RunningPipeline.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIntegrationTests {

    private static final int WARM_UP = Thorough.choose(1_000, 2_000);
    private static final int AUTHORIZED = Thorough.choose(1_500, 4_500);
    private static final int REQUESTS = Thorough.choose(3_000, 10_000);
    private static final long MEBIBYTE = 1024 * 1024;

    private static final List<Credential> MAY_WRITE =
            List.of(Credential.REVIEWER, Credential.DEVICE, Credential.ROTATED_DEVICE);
    private static final List<Credential> MAY_NOT_WRITE =
            EnumSet.complementOf(EnumSet.copyOf(MAY_WRITE)).stream().toList();

    private final RunningPipeline pipeline;
    private final FuzzRun run;
    private ResourceUsage usageAfterWarmUp;
    private ResourceUsage usageAtTheEnd;
    private String stateBeforeReadOnlyPart;

    FuzzIntegrationTests(RunningPipeline pipeline) {
        this.pipeline = pipeline;
        FuzzFixtures fixtures = new FuzzFixtures(pipeline);
        TestCredentials wallet = new TestCredentials(pipeline, FuzzFixtures.CUSTOMER, FuzzFixtures.BYSTANDER);
        pipeline.awaitIdle();
        this.run = new FuzzRun(pipeline, new Fuzzer(new ValidRequests(fixtures, wallet)));
    }

    @BeforeAll
    void sendRequests() {
        run.send(0, WARM_UP, MAY_WRITE);
        run.sendFixed();
        usageAfterWarmUp = ResourceUsage.of(pipeline);
        run.send(WARM_UP, AUTHORIZED, MAY_WRITE);
        pipeline.awaitIdle();
        stateBeforeReadOnlyPart = DatabaseChecksum.withoutStatesOfDevices(pipeline.database());
        run.send(AUTHORIZED, REQUESTS, MAY_NOT_WRITE);
        usageAtTheEnd = ResourceUsage.of(pipeline);
        System.out.printf("Seed %d: %s; %s, then %s.%n", Fuzzer.SEED, run.statuses(), usageAfterWarmUp, usageAtTheEnd);
    }

    @Test
    void everyResponseMeetsTheRules() {
        assertThat(run.violations()).as("seed %d", Fuzzer.SEED).isEmpty();
    }

    @Test
    void noRequestChangesAnotherCustomer() {
        assertThat(run.changesToOthers()).as("seed %d", Fuzzer.SEED).isEmpty();
        assertThat(run.recordsOfOthers()).as("seed %d", Fuzzer.SEED).isEmpty();
    }

    @Test
    void credentialsWithoutWriteAccessChangeNothing() {
        assertThat(DatabaseChecksum.withoutStatesOfDevices(pipeline.database()))
                .as("seed %d", Fuzzer.SEED)
                .isEqualTo(stateBeforeReadOnlyPart);
    }

    @Test
    void leaksNoMemoryThreadsOrFiles() {
        assertThat(usageAtTheEnd.heapBytes()).isLessThan(usageAfterWarmUp.heapBytes() + 16 * MEBIBYTE);
        assertThat(usageAtTheEnd.threads()).isLessThan(usageAfterWarmUp.threads() + 10);
        assertThat(usageAtTheEnd.openFiles()).isLessThan(usageAfterWarmUp.openFiles() + 20);
    }

    @Test
    void theRequestsReachEveryKindOfResponse() {
        assertThat(run.statuses())
                .doesNotContainKey(429)
                .containsKeys(200, 201, 204, 302, 400, 401, 403, 404, 405, 406, 409, 413, 415);
        assertThat(run.statuses().get(200)).isGreaterThan(REQUESTS / 20);
        assertThat(run.statuses().getOrDefault(FuzzRun.NO_RESPONSE, 0)).isLessThan(REQUESTS / 20);
    }
}
