package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.browser.LinkedInFixtures.Sent;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.Thorough;
import com.microsoft.playwright.TimeoutError;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Worker, tab and pipeline die while a job is in any state. Afterwards nothing was sent twice, to somebody else or with
 * another text, and whatever was sent is known. The unit tests let the browser die, too: a browser that starts again may open
 * LinkedIn before its requests can be answered here.
 */
@Tag(Thorough.TAG)
class ExtensionKillsIntegrationTests extends ExtensionTest {

    private static final long SEED = Long.getLong("outreach.extension.seed", 20);
    private static final List<String> STATES =
            List.of("ready", "claimed", "opened", "identified", "composed", "armed", "submitted", "verified");
    private static final List<String> KINDS = List.of("worker", "tab", "pipeline");

    private final Random random = new Random(SEED);

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothingIsSentTwiceOrLostWhateverDies() {
        neverPause();
        browser.sendAutomatically();
        pair();
        int rounds = Thorough.choose(4, 12);
        for (int round = 0; round < rounds; round++) {
            // Before the cap of messages is full.
            if (round % 25 == 24) {
                pages.clear();
                neverPause();
            }
            round(round);
        }
    }

    private void round(int round) {
        String slug = "connected--kill" + round;
        String body = "Round " + round + "\n\nHi!";
        UUID id = approved(Action.MESSAGE, profile(slug), body);
        String state = STATES.get(round % STATES.size());
        // A restart of the pipeline takes longest.
        int kind = round % 25 == 5 ? 2 : round % 2;
        String what = "seed %d, round %d, %s in %s".formatted(SEED, round, KINDS.get(kind), state);
        browser.wake();
        await(id, what, () -> STATES.indexOf(browser.state()) >= STATES.indexOf(state) || isOver(id));
        browser.panel().waitForTimeout(random.nextInt(150));
        die(kind);
        await(id, what, () -> {
            browser.wake();
            return browser.state().equals("idle") && isOver(id);
        });

        List<Sent> sent =
                linkedIn.sent().stream().filter(each -> each.to().equals(slug)).toList();
        assertThat(sent)
                .as(what)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(each -> each.text().equals(body));
        Map<String, String> row = row(id);
        if (sent.isEmpty()) {
            assertThat(row).as(what).doesNotContainEntry("status", "sent");
        } else {
            assertThat(row.get("status") + row.get("failure_kind")).as(what).containsAnyOf("sent", "uncertain");
        }
        assertThat(linkedIn.sent()).as(what).allMatch(each -> each.to().startsWith("connected--kill"));
    }

    private void die(int kind) {
        switch (kind) {
            case 0 -> browser.stopWorkers();
            case 1 -> browser.closeLinkedInTabs();
            default -> {
                pages.stop();
                pages.start();
                browser.pair(pages.endpoints().extensionToken(0));
            }
        }
    }

    /** The state may be over before it is seen: then the job dies in a later one. */
    private void await(UUID id, String what, BooleanSupplier condition) {
        try {
            browser.await(condition);
        } catch (TimeoutError e) {
            throw new AssertionError(what + ": stuck with " + browser.stored("[journal, problem]") + ", " + row(id), e);
        }
    }

    /** Sent, failed, or given back and not claimed again for a while. */
    private boolean isOver(UUID id) {
        return List.of("sent", "failed").contains(status(id))
                || rows.read(customer, id).get("retry_at") != null;
    }

    private Map<String, String> row(UUID id) {
        return rows.read(customer, id).entrySet().stream()
                .filter(column -> List.of("status", "failure_kind", "failure_code", "claims", "error_message")
                        .contains(column.getKey()))
                .filter(column -> column.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, column -> String.valueOf(column.getValue())));
    }

    private void neverPause() {
        pages.jdbc()
                .sql("UPDATE linkedin_outreach_customer SET pause_after_failures = NULL")
                .update();
    }
}
