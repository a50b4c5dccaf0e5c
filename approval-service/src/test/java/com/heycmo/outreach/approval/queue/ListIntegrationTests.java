package com.heycmo.outreach.approval.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListIntegrationTests extends OnTheApi {

    @Test
    void listsEveryStatusOldestFirst() {
        UUID approved = rows.insert(createdAgo(QueueRow.approved(customer), 50));
        UUID expired = rows.insert(createdAgo(QueueRow.expired(customer), 60));
        UUID sent = rows.insert(createdAgo(QueueRow.sent(customer, Duration.ofHours(1)), 10));
        UUID pending = rows.insert(createdAgo(QueueRow.pending(customer), 40));
        UUID skipped = rows.insert(createdAgo(QueueRow.skipped(customer), 30));
        UUID failed = rows.insert(createdAgo(QueueRow.failed(customer), 20));

        assertThat(ids(list(""))).containsExactly(expired, approved, pending, skipped, failed, sent);
        assertThat(ids(list("?order=asc"))).containsExactly(expired, approved, pending, skipped, failed, sent);
        assertThat(ids(list("?order=desc"))).containsExactly(sent, failed, skipped, pending, approved, expired);
    }

    @Test
    void anEmptyQueueHasOneEmptyPage() {
        assertThat(list("").toString()).isEqualTo("""
                {"items":[],"nextCursor":null}""");
    }

    @Test
    void showsOnlyThisCustomersRows() {
        rows.insert(QueueRow.pending(UUID.randomUUID()));
        UUID own = rows.insert(QueueRow.pending(customer));

        assertThat(ids(list(""))).containsExactly(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void pagesListEveryRowOnceEvenIfManyWereCreatedInTheSameMicrosecond(String order) {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            QueueRow row = i % 2 == 0 ? QueueRow.pending(customer) : QueueRow.approved(customer);
            // Three times, one microsecond apart.
            all.add(rows.insert(row.with("created_at", "2026-11-20T09:30:00.12345" + i % 3 + "Z")));
        }

        List<UUID> seen = new ArrayList<>();
        JsonNode page = list("?limit=4&order=" + order);
        while (!page.get("nextCursor").isNull()) {
            assertThat(seen).as("the list must end").hasSizeLessThan(all.size());
            assertThat(page.get("items")).hasSize(4);
            seen.addAll(ids(page));
            page = list("?limit=4&order=" + order + "&cursor="
                    + page.get("nextCursor").asString());
        }
        seen.addAll(ids(page));

        Comparator<UUID> byCreation =
                Comparator.<UUID, Integer>comparing(id -> all.indexOf(id) % 3).thenComparing(UUID::toString);
        List<UUID> expected = all.stream().sorted(byCreation).toList();
        if (order.equals("desc")) {
            expected = new ArrayList<>(expected);
            Collections.reverse(expected);
        }
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    void aPageThatEndsWithTheLastRowHasNoNextPage() {
        IntStream.range(0, 3).forEach(i -> rows.insert(QueueRow.pending(customer)));

        assertThat(list("?limit=3").get("nextCursor").isNull()).isTrue();
        assertThat(list("?limit=2").get("nextCursor").isNull()).isFalse();
    }

    @Test
    void listsFiftyRowsByDefault() {
        IntStream.range(0, 51).forEach(i -> rows.insert(QueueRow.pending(customer)));

        assertThat(list("").get("items")).hasSize(50);
        assertThat(list("?limit=200").get("items")).hasSize(51);
    }

    @Test
    void filtersByAnyOfTheGivenStatusesAndActions() {
        UUID pending = rows.insert(QueueRow.pending(customer));
        UUID comment = rows.insert(QueueRow.pending(customer).action(Action.COMMENT));
        UUID approved = rows.insert(QueueRow.approved(customer));
        UUID skipped = rows.insert(QueueRow.skipped(customer).action(Action.CONNECTION_REQUEST));

        assertThat(ids(list("?status=pending_review"))).containsExactly(pending, comment);
        assertThat(ids(list("?status=approved&status=skipped&status=approved"))).containsExactly(approved, skipped);
        assertThat(ids(list("?action=comment&action=connection_request"))).containsExactly(comment, skipped);
        assertThat(ids(list("?status=pending_review&action=message"))).containsExactly(pending);
        assertThat(ids(list("?status=sent"))).isEmpty();
    }

    @Test
    void searchesNameCompanyUrlAndBodyInAnyCase() {
        UUID name = rows.insert(plain().with("prospect_name", "Jürgen Äpfel"));
        UUID company = rows.insert(plain().with("prospect_company", "Needle & Söhne"));
        UUID url = rows.insert(plain().prospect("https://www.linkedin.com/in/needle-in-url"));
        UUID body = rows.insert(plain().body("There is a NeEdLe in here."));
        rows.insert(plain().with("prospect_role", "Needle").with("intent_reason", "needle"));

        assertThat(ids(search("needle"))).containsExactly(company, url, body);
        assertThat(ids(search("JÜRGEN äPF"))).containsExactly(name);
        assertThat(ids(search("& söhne"))).containsExactly(company);
        assertThat(ids(search("nothing like it"))).isEmpty();
        assertThat(ids(search(""))).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "back\\slash", "%", "_", "\\", "'; --", "(.*)"})
    void matchesEveryCharacterLiterally(String text) {
        rows.insert(plain().body("nothing special here 100 axb backslash"));
        UUID literal = rows.insert(plain().body("see " + text + " there"));

        assertThat(ids(search(text))).containsExactly(literal);
    }

    @Test
    void filtersByExactSource() {
        UUID news = rows.insert(plain().with("intent_source", "funding_news"));
        rows.insert(plain().with("intent_source", "funding_news_2"));
        rows.insert(plain().with("intent_source", null));

        assertThat(ids(list("?source=funding_news"))).containsExactly(news);
        assertThat(ids(list("?source=Funding_News"))).isEmpty();
        assertThat(ids(list("?source="))).hasSize(3);
    }

    @Test
    void filtersByDaysUntilExpiry() {
        UUID past = rows.insert(plain().at("expires_at", Duration.ofHours(-1)));
        UUID tomorrow = rows.insert(plain().at("expires_at", Duration.ofHours(23)));
        UUID later = rows.insert(plain().at("expires_at", Duration.ofHours(47)));
        rows.insert(plain().at("expires_at", Duration.ofHours(49)));

        assertThat(ids(list("?expiresWithinDays=1"))).containsExactly(past, tomorrow);
        assertThat(ids(list("?expiresWithinDays=2"))).containsExactly(past, tomorrow, later);
        assertThat(ids(list("?expiresWithinDays=372"))).hasSize(4);
    }

    @Test
    void combinesSearchFiltersAndPages() {
        List<UUID> wanted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rows.insert(QueueRow.approved(customer).body("needle"));
            wanted.add(rows.insert(QueueRow.pending(customer).body("needle " + i)));
            rows.insert(QueueRow.pending(customer).body("hay"));
        }

        JsonNode first = list("?q=needle&status=pending_review&limit=3");
        JsonNode second = list("?q=needle&status=pending_review&limit=3&cursor="
                + first.get("nextCursor").asString());

        assertThat(ids(first)).containsExactlyElementsOf(wanted.subList(0, 3));
        assertThat(ids(second)).containsExactlyElementsOf(wanted.subList(3, 5));
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "%0Alimit=1",
                "limit=1&a%00b=1",
                "%EF%BF%BF=1",
                "limit=201",
                "limit=-1",
                "limit=",
                "limit=ten",
                "limit=1.5",
                "limit=%2B5",
                "limit=99999999999",
                "limit=1&limit=2",
                "status=",
                "status=PENDING_REVIEW",
                "status=unknown",
                "status=pending_review,approved",
                "status=approved&status=unknown",
                "action=post",
                "action=",
                "order=up",
                "order=",
                "order=ASC",
                "order=asc&order=desc",
                "cursor=",
                "cursor=garbage",
                "cursor=AAAA",
                "cursor=%00",
                "q=a&q=b",
                "expiresWithinDays=0",
                "expiresWithinDays=373",
                "expiresWithinDays=soon"
            })
    void rejectsInvalidParameters(String parameters) {
        assertThat(api.get(customer, "?" + parameters).reasons()).containsExactly("malformed");
    }

    @Test
    void rejectsASearchThatIsTooLongOrNotStorable() {
        assertThat(list("?q=" + "x".repeat(200)).get("items")).isEmpty();
        assertThat(api.get(customer, "?q=" + "x".repeat(201)).reasons()).containsExactly("malformed");
        assertThat(api.get(customer, "?q=a%00b").reasons()).containsExactly("text_not_storable");
    }

    @Test
    void malformedUrlEncodingIsABadRequest() {
        assertThat(api.get(customer, "?q=%25").status()).isEqualTo(200);
        assertThat(api.get(customer, "?q=%ED%A0%80").reasons()).containsExactly("malformed");
    }

    @Test
    void reportsEveryReasonAtOnce() {
        Answer answer = api.get(customer, "?limit=0&order=up&status=x&action=y&cursor=z&q=%00");

        assertThat(answer.reasons()).hasSize(6);
    }

    @Test
    void aCursorWorksForItsOwnOrderOnly() {
        IntStream.range(0, 2).forEach(i -> rows.insert(QueueRow.pending(customer)));
        String cursor = list("?limit=1").get("nextCursor").asString();

        assertThat(list("?limit=1&order=asc&cursor=" + cursor).get("items")).hasSize(1);
        assertThat(api.get(customer, "?order=desc&cursor=" + cursor).reasons()).containsExactly("malformed");
    }

    @Test
    void ignoresUnknownParameters() {
        assertThat(list("?page=3&size=-1").get("items")).isEmpty();
    }

    private QueueRow plain() {
        return QueueRow.pending(customer)
                .with("prospect_name", "Somebody")
                .prospect("https://www.linkedin.com/in/p"
                        + UUID.randomUUID().toString().replace("-", "x"))
                .body("Hello.");
    }

    private static QueueRow createdAgo(QueueRow row, int minutes) {
        return row.at("created_at", Duration.ofMinutes(-minutes));
    }

    private JsonNode list(String query) {
        return api.get(customer, query).ok();
    }

    private JsonNode search(String text) {
        return list("?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static List<UUID> ids(JsonNode page) {
        List<UUID> ids = new ArrayList<>();
        for (JsonNode item : page.get("items")) {
            ids.add(UUID.fromString(item.get("id").asString()));
        }
        return ids;
    }
}
