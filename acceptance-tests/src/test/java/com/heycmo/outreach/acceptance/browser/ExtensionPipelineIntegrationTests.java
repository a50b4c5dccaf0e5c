package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.browser.PipelineProxy.Answer;
import com.heycmo.outreach.acceptance.browser.PipelineProxy.Rule;
import com.heycmo.outreach.policy.Action;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the pipeline that get lost, that refuse a report, or that ask for a newer extension. */
class ExtensionPipelineIntegrationTests extends ExtensionTest {

    private PipelineProxy pipeline;
    private UUID id;

    @BeforeEach
    void pairThroughTheProxy() {
        pipeline = new PipelineProxy(() -> pages.endpoints().text("baseUrl"));
        browser.sendAutomatically();
        id = approved(Action.MESSAGE, profile("connected--1"), "Hi");
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    private void pairWith(Rule rule) {
        pipeline.follow(rule);
        browser.pair(pipeline.baseUrl(), pages.endpoints().extensionToken(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/next", "/result"})
    void anAnswerLostOnTheWayCostsNothing(String path) {
        AtomicInteger lost = new AtomicInteger();
        pairWith((asked, answer) -> {
            Answer found = answer.call();
            return asked.endsWith(path) && lost.getAndIncrement() < 2 ? null : found;
        });

        awaitStatus(id, "sent");
        browser.await(() -> browser.state().equals("idle"));

        assertThat(lost.get()).isGreaterThan(2);
        assertThat(linkedIn.sent()).hasSize(1);
        assertThat(rows.read(customer, id).get("claims")).isEqualTo(1);
        assertThat(browser.panel().locator("#refused")).isHidden();
    }

    @Test
    void aRefusedReportIsShownAndSentAgainUntilItIsTaken() {
        byte[] refusal = "{\"type\":\"/problems/claim-superseded\"}".getBytes(StandardCharsets.UTF_8);
        AtomicInteger refused = new AtomicInteger();
        pairWith((asked, answer) -> {
            if (asked.endsWith("/result")) {
                refused.incrementAndGet();
                return new Answer(409, "application/problem+json", "*", refusal);
            }
            return answer.call();
        });
        browser.await(() -> browser.panel().locator("#refused-reports li").count() == 1);
        assertThat(browser.panel().locator("#refused-reports"))
                .containsText("Message, Jane Doe: sent (409 claim-superseded)");
        assertThat(status(id)).isEqualTo("approved");

        browser.panel().locator("#retry-refused").click();
        browser.await(() -> refused.get() == 2);
        assertThat(browser.panel().locator("#refused-reports li")).hasCount(1);
        pipeline.follow(PipelineProxy.HONEST);
        browser.panel().locator("#retry-refused").click();

        awaitStatus(id, "sent");
        assertThat(browser.panel().locator("#refused")).isHidden();
        assertThat(linkedIn.sent()).hasSize(1);
    }

    @Test
    void anOutdatedExtensionClaimsNothing() {
        pairWith((asked, answer) -> asked.endsWith("/extension")
                ? answer.call().changed("\"minimumVersion\":null", "\"minimumVersion\":\"99.0\"")
                : answer.call());

        assertThat(browser.panel().locator("#advice")).hasText("This version is too old. Update the extension.");
        awaitDeviceState("update_required");
        assertThat(rows.read(customer, id).get("claims")).isEqualTo(0);

        pipeline.follow(PipelineProxy.HONEST);
        awaitStatus(id, "sent");
    }
}
