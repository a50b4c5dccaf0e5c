package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the review page sends over the wire. */
class FirstLoadIntegrationTests extends BrowserTest {

    private static final int MAX_REQUESTS = 12;
    private static final int MAX_BYTES = 90 * 1024;
    private static final Pattern CHANGES = Pattern.compile(".*/changes.*");
    private static final Pattern VERSIONED = Pattern.compile(".*/(assets|webjars)/.*-[0-9a-f]{32}\\.(js|css|svg)");

    private final Transfers transfers = new Transfers();

    @Test
    void twentyFiveCardsTakeFewRequestsAndLittleData() {
        drafts(25);
        ReviewPage review = reviewer();
        transfers.watch(review.page());

        List<Response> responses = new CopyOnWriteArrayList<>();
        review.page().onResponse(responses::add);
        Response changes = review.page().waitForResponse(CHANGES, review::open);
        changes.finished();

        assertThat(review.cards().count()).isEqualTo(25);
        assertThat(transfers.urls).hasSizeLessThanOrEqualTo(MAX_REQUESTS);
        assertThat(transfers.total())
                .as("bytes of %s", transfers.bytes)
                .isPositive()
                .isLessThanOrEqualTo(MAX_BYTES);
        assertThat(transfers.compressed).noneMatch(url -> url.endsWith("/live"));
        assertThat(changes.text()).doesNotContain("<article");
        // Every asset has a name that changes with its content.
        List<Response> assets = responses.stream()
                .filter(each -> each.url().contains("/assets/") || each.url().contains("/webjars/"))
                .toList();
        assertThat(assets).hasSizeGreaterThan(3).allSatisfy(each -> {
            assertThat(each.url()).matches(VERSIONED);
            assertThat(each.headerValue("Cache-Control")).contains("immutable");
        });
    }

    @Test
    void aReloadFetchesNoAssetAgain() {
        drafts(1);
        ReviewPage review = reviewer().openAndListen();
        transfers.watch(review.page());

        review.page().waitForResponse(CHANGES, review.page()::reload);

        assertThat(transfers.bytes).isNotEmpty();
        assertThat(transfers.bytes.keySet()).noneMatch(url -> url.contains("/assets/") || url.contains("/webjars/"));
    }

    @Test
    void aChangeSendsTheChangedCardOnly() {
        List<UUID> ids = drafts(5);
        ReviewPage review = reviewer().openAndListen();

        Response changes = review.page()
                .waitForResponse(
                        CHANGES,
                        () -> pages.jdbc()
                                .sql(
                                        "UPDATE linkedin_outreach_queue SET prospect_role = 'CTO', updated_at = now() WHERE id = :id")
                                .param("id", ids.get(2))
                                .update());

        assertThat(changes.text()).contains("draft-" + ids.get(2)).containsOnlyOnce("<article");
    }

    /** Requests and bytes as Chromium's network layer counts them, headers included. */
    private static final class Transfers {

        private final Map<String, String> urls = new ConcurrentHashMap<>();
        private final Set<String> compressed = ConcurrentHashMap.newKeySet();
        /** Not those that a cache answered. */
        private final Map<String, Long> bytes = new ConcurrentHashMap<>();

        void watch(Page page) {
            CDPSession session = page.context().newCDPSession(page);
            session.on(
                    "Network.requestWillBeSent",
                    event -> urls.put(
                            id(event),
                            event.getAsJsonObject("request").get("url").getAsString()));
            session.on("Network.responseReceived", event -> {
                if (event.getAsJsonObject("response").getAsJsonObject("headers").has("Content-Encoding")) {
                    compressed.add(urls.get(id(event)));
                }
            });
            session.on("Network.loadingFinished", event -> {
                long length = event.get("encodedDataLength").getAsLong();
                if (length > 0) {
                    bytes.put(urls.get(id(event)), length);
                }
            });
            session.send("Network.enable");
        }

        private static String id(JsonObject event) {
            return event.get("requestId").getAsString();
        }

        long total() {
            return bytes.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
