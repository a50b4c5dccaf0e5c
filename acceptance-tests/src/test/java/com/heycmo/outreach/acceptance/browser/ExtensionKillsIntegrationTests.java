package com.heycmo.outreach.acceptance.browser;

import com.heycmo.outreach.testsupport.Thorough;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Worker, tab, browser and pipeline die while a job is in any state, for each action and mode. Afterwards nothing was sent
 * twice, to somebody else or with another text, and whatever was sent is known. The rounds of several customers run side by
 * side, because each mostly waits.
 */
@Tag(Thorough.TAG)
class ExtensionKillsIntegrationTests extends ExtensionTest {

    private static final long SEED = Long.getLong("outreach.extension.seed", 20);
    private static final int ROUNDS = Thorough.choose(6, 300);
    private static final int LANES = Thorough.choose(1, 4);

    /** A process takes long to start: in the other rounds, only its connections end. */
    private static final int REAL_KILL_EVERY = 100;

    private final List<ExtensionKill> kills = ExtensionKill.shuffled(new Random(SEED));
    private final Queue<Integer> rounds = new ConcurrentLinkedQueue<>();

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothingIsSentTwiceOrLostWhateverDies() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ExtensionKillLane lane = new ExtensionKillLane(pages, customer, browser, linkedIn, SEED)) {
            IntStream.range(0, ROUNDS).forEach(round -> {
                // Alone, because the pipeline dies for all customers.
                if (isRealKill(round)) {
                    lane.run(round, kill(round), true);
                } else {
                    rounds.add(round);
                }
            });
            List<CompletableFuture<Void>> others = IntStream.range(1, LANES)
                    .mapToObj(other -> CompletableFuture.runAsync(this::runInAnotherBrowser, threads))
                    .toList();
            run(lane);
            others.forEach(CompletableFuture::join);
        } finally {
            rounds.clear();
            threads.shutdown();
        }
    }

    private boolean isRealKill(int round) {
        return round % REAL_KILL_EVERY == ExtensionKill.Victim.PIPELINE.ordinal();
    }

    private ExtensionKill kill(int round) {
        return kills.get(round % kills.size());
    }

    private void run(ExtensionKillLane lane) {
        for (Integer round = rounds.poll(); round != null; round = rounds.poll()) {
            lane.run(round, kill(round), false);
        }
    }

    private void runInAnotherBrowser() {
        try (Playwright driver = Chromium.driver();
                LinkedInFixtures site = new LinkedInFixtures();
                ExtensionBrowser another = new ExtensionBrowser(
                        pages,
                        (extension, profile, arguments) ->
                                Chromium.withExtension(driver, extension, profile, arguments),
                        site);
                ExtensionKillLane lane = new ExtensionKillLane(pages, UUID.randomUUID(), another, site, SEED)) {
            run(lane);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            // The others need not go on after a failure.
            rounds.clear();
        }
    }
}
