package com.heycmo.outreach.allinone.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SimulatedExtensionTests {

    private static final DemoCustomer CUSTOMER = DemoCustomer.ALL.get(0);
    private static final ClaimResponse EMPTY = new ClaimResponse(null, "empty", 90);
    /** The SHA-256 of {@code Grüße}. */
    private static final String HASH = "f83e039796c6453a10f5519e39fd113901572316a1a8ea07cb525d2801dfd074";

    private final RecordedApi api = new RecordedApi();

    @Test
    void reportsASuccessWithTheTokenOfItsClaim() throws InterruptedException {
        ClaimResponse.Job job = job(1);
        api.answers.add(new ClaimResponse(job, null, 90));

        Duration wait = extension(succeeding()).claimAndAct();

        assertThat(wait).isEqualTo(Duration.ofSeconds(90));
        assertThat(api.reports)
                .containsExactly(new Report(true, job.prospectUrl(), null, null, job.claimToken(), HASH));
    }

    @Test
    void givesAJobBackIfNothingWasDone() throws InterruptedException {
        ClaimResponse.Job job = job(1);
        api.answers.add(new ClaimResponse(job, null, 90));

        extension(random(0, 0)).claimAndAct();

        assertThat(api.reports).isEmpty();
        assertThat(api.releases).singleElement().satisfies(release -> {
            assertThat(release.claimToken()).isEqualTo(job.claimToken());
            assertThat(release.failureCode()).isEqualTo("ui_changed");
        });
    }

    @Test
    void tellsWhenItWorks() throws InterruptedException {
        api.answers.add(new ClaimResponse(job(1), null, 90));
        api.answers.add(EMPTY);
        SimulatedExtension extension = extension(succeeding());

        extension.claimAndAct();
        extension.claimAndAct();

        assertThat(api.states).containsExactly("working", "ready", "ready");
    }

    @Test
    void asksAgainAfterAQuarterOfAnHourAtTheLatest() throws InterruptedException {
        api.answers.add(new ClaimResponse(null, "outside_hours", 40_000));

        assertThat(extension(succeeding()).claimAndAct()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void reportsAFailureWithItsReasonAndNoHash() throws InterruptedException {
        ClaimResponse.Job job = job(1);
        api.answers.add(new ClaimResponse(job, null, 90));

        extension(failing()).claimAndAct();

        assertThat(api.reports).singleElement().satisfies(report -> {
            assertThat(report.success()).isFalse();
            assertThat(report.errorMessage()).isNotBlank();
            assertThat(report.failureCode()).isEqualTo("not_messageable");
            assertThat(report.claimToken()).isEqualTo(job.claimToken());
            assertThat(report.sentBodySha256()).isNull();
        });
    }

    @Test
    void reportsAReplyOnlyToWhatItHasSent() throws InterruptedException {
        ClaimResponse.Job job = job(1);
        api.answers.add(new ClaimResponse(job, null, 90));
        extension(random(99, 0)).claimAndAct();
        assertThat(api.signals).containsExactly("replied " + job.prospectUrl());

        api.answers.add(new ClaimResponse(job(1), null, 90));
        extension(failing()).claimAndAct();
        assertThat(api.signals).hasSize(1);
    }

    @Test
    void keepsTheKeyUntilAResponseComesAndThenChangesIt() throws InterruptedException {
        api.lostClaims = 2;
        api.answers.add(EMPTY);
        api.answers.add(EMPTY);
        SimulatedExtension extension = extension(succeeding());

        for (int poll = 0; poll < 4; poll++) {
            extension.claimAndAct();
        }

        assertThat(api.keys).hasSize(4);
        assertThat(api.keys.subList(0, 3)).containsOnly(api.keys.get(0));
        assertThat(api.keys.get(3)).isNotEqualTo(api.keys.get(0)).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void repeatsAReportWhoseResponseWasLost() throws InterruptedException {
        api.answers.add(new ClaimResponse(job(1), null, 90));
        api.lostReports = 2;

        extension(succeeding()).claimAndAct();

        assertThat(api.reports).hasSize(3).containsOnly(api.reports.get(0));
    }

    @Test
    void doesNotRepeatAnAction() throws InterruptedException {
        ClaimResponse.Job first = job(1);
        ClaimResponse.Job again = new ClaimResponse.Job(
                first.id(), first.action(), first.prospectUrl(), first.body(), UUID.randomUUID(), 2);
        api.answers.add(new ClaimResponse(first, null, 90));
        api.answers.add(new ClaimResponse(again, null, 90));
        // A second attempt would fail.
        SimulatedExtension extension = extension(random(99, 0));

        extension.claimAndAct();
        extension.claimAndAct();

        assertThat(api.reports).extracting(Report::success).containsExactly(true, true);
        assertThat(api.reports).extracting(Report::claimToken).containsExactly(first.claimToken(), again.claimToken());
    }

    @Test
    @Timeout(10)
    void finishesItsJobWithoutDelayWhenItIsStopped() throws InterruptedException {
        api.answers.add(new ClaimResponse(job(1), null, 90));
        SimulatedExtension slow = new SimulatedExtension(CUSTOMER, api, new SimulatedBrowser(succeeding(), 10), 1);
        slow.stop();

        slow.run();

        assertThat(api.reports).hasSize(1);
    }

    private SimulatedExtension extension(RandomGenerator random) {
        return new SimulatedExtension(CUSTOMER, api, new SimulatedBrowser(random, 10), 1_000_000);
    }

    private static RandomGenerator succeeding() {
        return random(99);
    }

    /** The last of the failures. */
    private static RandomGenerator failing() {
        return random(0, 9);
    }

    /** Returns these numbers in order, then always the last one. */
    private static RandomGenerator random(Integer... numbers) {
        Deque<Integer> left = new ArrayDeque<>(List.of(numbers));
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public int nextInt(int bound) {
                Integer next = left.size() > 1 ? left.removeFirst() : left.getFirst();
                return Math.min(next, bound - 1);
            }
        };
    }

    private static ClaimResponse.Job job(int claim) {
        return new ClaimResponse.Job(
                UUID.randomUUID(), "message", "https://www.linkedin.com/in/jane", "Grüße", UUID.randomUUID(), claim);
    }

    /** Returns the given responses and loses the first ones. */
    private static final class RecordedApi implements DispatchApi {

        final Deque<ClaimResponse> answers = new ArrayDeque<>();
        final List<String> keys = new ArrayList<>();
        final List<Report> reports = new ArrayList<>();
        final List<Release> releases = new ArrayList<>();
        final List<String> states = new ArrayList<>();
        final List<String> signals = new ArrayList<>();
        int lostClaims;
        int lostReports;

        @Override
        public ClaimResponse claim(UUID customerId, String idempotencyKey) throws IOException {
            keys.add(idempotencyKey);
            if (lostClaims-- > 0) {
                throw new IOException("connection reset");
            }
            return answers.removeFirst();
        }

        @Override
        public boolean report(UUID customerId, UUID draftId, Report report) throws IOException {
            reports.add(report);
            if (lostReports-- > 0) {
                throw new IOException("connection reset");
            }
            return true;
        }

        @Override
        public boolean release(UUID customerId, UUID draftId, Release release) {
            releases.add(release);
            return true;
        }

        @Override
        public void signal(UUID customerId, String prospectUrl, String type) {
            signals.add(type + " " + prospectUrl);
        }

        @Override
        public void tell(String state) {
            states.add(state);
        }
    }
}
