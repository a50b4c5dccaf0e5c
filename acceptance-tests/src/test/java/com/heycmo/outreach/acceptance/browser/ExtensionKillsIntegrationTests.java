package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.browser.LinkedInFixtures.Sent;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.Thorough;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Worker, tab, browser and pipeline die while a job is in any state, for each action and mode. Afterwards nothing was sent
 * twice, to somebody else or with another text, and whatever was sent is known.
 */
@Tag(Thorough.TAG)
class ExtensionKillsIntegrationTests extends ExtensionTest {

    private static final long SEED = Long.getLong("outreach.extension.seed", 20);
    private static final List<String> STATES =
            List.of("ready", "claimed", "opened", "identified", "composed", "armed", "submitted", "verified");

    /** A process takes long to start: for the other rounds, only its connections end. */
    private static final int REAL_KILL_EVERY = 100;

    private static final int FIRST_OF_THE_PIPELINE = Victim.PIPELINE.ordinal();

    private enum Victim {
        WORKER,
        TAB,
        BROWSER,
        PIPELINE
    }

    private record Kill(Victim victim, String state, Action action, boolean automatic) {}

    private final Random random = new Random(SEED);
    private final PipelineProxy pipeline =
            new PipelineProxy(() -> pages.endpoints().text("baseUrl"));

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void nothingIsSentTwiceOrLostWhateverDies() {
        neverPause();
        browser.pair(pipeline.baseUrl(), pages.endpoints().extensionToken(0));
        List<Kill> kills = kills();
        int rounds = Thorough.choose(12, 300);
        for (int round = 0; round < rounds; round++) {
            round(round, kills.get(round % kills.size()));
        }
    }

    /** All of them in random order, in which the victims take turns. */
    private List<Kill> kills() {
        List<List<Kill>> byVictim = new ArrayList<>();
        for (Victim victim : Victim.values()) {
            List<Kill> kills = new ArrayList<>();
            for (String state : STATES) {
                for (Action action : Action.values()) {
                    kills.add(new Kill(victim, state, action, true));
                    kills.add(new Kill(victim, state, action, false));
                }
            }
            Collections.shuffle(kills, random);
            byVictim.add(kills);
        }
        List<Kill> all = new ArrayList<>();
        for (int i = 0; i < byVictim.get(0).size(); i++) {
            for (List<Kill> kills : byVictim) {
                all.add(kills.get(i));
            }
        }
        return all;
    }

    private void round(int round, Kill kill) {
        String what = "seed %d, round %d, %s".formatted(SEED, round, kill);
        String page = kill.action() == Action.COMMENT ? "71" + round : pageOf(kill.action()) + "--kill" + round;
        String url = kill.action() == Action.COMMENT ? post(page) : profile(page);
        String body = "Round " + round + "\n\nHi!";
        linkedIn.reset();
        browser.choose(kill.automatic() ? "automatic" : "assisted");
        UUID id = approved(kill.action(), url, body);
        browser.wake();
        bringTo(kill, id);
        die(kill.victim(), round);
        await(id, what);

        List<Sent> sent = linkedIn.sent();
        String to = url.substring(url.lastIndexOf('/') + 1);
        assertThat(sent)
                .as(what)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(each -> each.equals(new Sent(kill.action().wireName(), to, body)));
        Map<String, String> row = row(id);
        if (sent.isEmpty()) {
            assertThat(row).as(what).doesNotContainEntry("status", "sent");
        } else {
            assertThat(row.get("status") + row.get("failure_kind")).as(what).containsAnyOf("sent", "uncertain");
        }
        forget(id);
    }

    private static String pageOf(Action action) {
        return action == Action.MESSAGE ? "connected" : "connectable";
    }

    /** The state may be over before it is seen: then something dies in a later one. */
    private void bringTo(Kill kill, UUID id) {
        boolean pressed = !kill.automatic() && STATES.indexOf(kill.state()) > STATES.indexOf("armed");
        if (pressed) {
            browser.awaitState("armed", STATES, id);
            browser.pressSendIfPossible();
        }
        browser.awaitState(kill.state(), STATES, id);
        if (random.nextBoolean()) {
            browser.panel().waitForTimeout(random.nextInt(100));
        }
    }

    private void die(Victim victim, int round) {
        switch (victim) {
            case WORKER -> browser.stopWorkers();
            case TAB -> browser.closeLinkedInTabs();
            case BROWSER -> browser.killAndStartAgain();
            case PIPELINE -> {
                if (round % REAL_KILL_EVERY == FIRST_OF_THE_PIPELINE) {
                    pages.kill();
                    pages.start();
                    browser.pair(pipeline.baseUrl(), pages.endpoints().extensionToken(0));
                } else {
                    pipeline.follow(PipelineProxy.DEAD);
                    browser.panel().waitForTimeout(random.nextInt(800));
                    pipeline.follow(PipelineProxy.HONEST);
                }
            }
        }
    }

    private void await(UUID id, String what) {
        try {
            browser.await(() -> {
                browser.wake();
                browser.pressSendIfPossible();
                browser.endLooking();
                return browser.isOver(id);
            });
        } catch (TimeoutError e) {
            throw new AssertionError(what + ": stuck with " + browser.stored("[journal, problem]") + ", " + row(id), e);
        }
    }

    private Map<String, String> row(UUID id) {
        return rows.read(customer, id).entrySet().stream()
                .filter(column -> List.of("status", "failure_kind", "failure_code", "claims", "error_message")
                        .contains(column.getKey()))
                .filter(column -> column.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, column -> String.valueOf(column.getValue())));
    }
}
