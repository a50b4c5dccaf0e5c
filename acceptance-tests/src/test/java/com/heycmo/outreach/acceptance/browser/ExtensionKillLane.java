package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.browser.LinkedInFixtures.Sent;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDevices;
import com.microsoft.playwright.TimeoutError;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** One customer with one browser: one round after the other, beside those of other customers. For one thread. */
final class ExtensionKillLane implements AutoCloseable {

    private final RunningPages pages;
    private final UUID customer;
    private final ExtensionBrowser browser;
    private final LinkedInFixtures linkedIn;
    private final long seed;
    private final PipelineProxy pipeline;

    ExtensionKillLane(
            RunningPages pages, UUID customer, ExtensionBrowser browser, LinkedInFixtures linkedIn, long seed) {
        this.pages = pages;
        this.customer = customer;
        this.browser = browser;
        this.linkedIn = linkedIn;
        this.seed = seed;
        pipeline = new PipelineProxy(() -> pages.endpoints().text("baseUrl"));
        pages.neverPause(customer);
        browser.pair(
                pipeline.baseUrl(), new TestDevices(pages.jdbc()).pair(customer).token());
    }

    /** @param processDies whether a kill of the pipeline ends its process; else, only its connections */
    void run(int round, ExtensionKill kill, boolean processDies) {
        String what = "seed %d, round %d, %s".formatted(seed, round, kill);
        String page = kill.page() + (kill.action() == Action.COMMENT ? "" : "--kill") + round;
        String url = kill.action() == Action.COMMENT ? ExtensionTest.post(page) : ExtensionTest.profile(page);
        String body = "Round " + round + "\n\nHi!";
        Random random = new Random(seed + round);
        linkedIn.reset();
        browser.choose(kill.automatic() ? "automatic" : "assisted");
        UUID id = pages.rows()
                .insert(QueueRow.approved(customer)
                        .action(kill.action())
                        .prospect(url)
                        .body(body));
        browser.wake();
        ExtensionJob job = new ExtensionJob(browser, id);
        bringTo(kill, job, random);
        die(kill.victim(), processDies, random);
        try {
            job.awaitEnd();
        } catch (TimeoutError e) {
            throw new AssertionError(what + ": stuck with " + browser.stored("[journal, problem]") + ", " + row(id), e);
        }
        assertSentAtMostOnce(
                what, id, new Sent(kill.action().wireName(), url.substring(url.lastIndexOf('/') + 1), body));
        pages.forget(customer, id);
    }

    /** The state may be over before it is seen: then something dies in a later one. */
    private void bringTo(ExtensionKill kill, ExtensionJob job, Random random) {
        if (kill.comesAfterSend()) {
            job.awaitState("armed");
            job.pressSend();
        }
        job.awaitState(kill.state());
        if (random.nextBoolean()) {
            // Anywhere in the state.
            browser.panel().waitForTimeout(random.nextInt(100));
        }
    }

    private void die(ExtensionKill.Victim victim, boolean processDies, Random random) {
        switch (victim) {
            case WORKER -> browser.stopWorkers();
            case TAB -> browser.closeLinkedInTabs();
            case BROWSER -> browser.killAndStartAgain();
            case PIPELINE -> {
                if (processDies) {
                    pages.kill();
                    pages.start();
                } else {
                    pipeline.follow(PipelineProxy.DEAD);
                    // How long it is away.
                    browser.panel().waitForTimeout(random.nextInt(800));
                    pipeline.follow(PipelineProxy.HONEST);
                }
            }
        }
    }

    /** Never twice, to somebody else or with another text; and whatever was sent is known. */
    private void assertSentAtMostOnce(String what, UUID id, Sent approved) {
        List<Sent> sent = linkedIn.sent();
        assertThat(sent).as(what).hasSizeLessThanOrEqualTo(1).allMatch(approved::equals);
        Map<String, String> row = row(id);
        if (sent.isEmpty()) {
            assertThat(row).as(what).doesNotContainEntry("status", "sent");
        } else {
            assertThat(row.get("status") + row.get("failure_kind")).as(what).containsAnyOf("sent", "uncertain");
        }
    }

    private Map<String, String> row(UUID id) {
        return pages.rows().read(customer, id).entrySet().stream()
                .filter(column -> List.of("status", "failure_kind", "failure_code", "claims", "error_message")
                        .contains(column.getKey()))
                .filter(column -> column.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, column -> String.valueOf(column.getValue())));
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
