package com.heycmo.outreach.approval.pages.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The drafts of one person stand together in the order of the steps, as the server writes them. */
class SequencesIntegrationTests extends OnTheApi {

    private static final Pattern CARD = Pattern.compile("data-id=\"([^\"]+)\"");
    private static final Pattern STEP = Pattern.compile("<li class=\"(\\w+)\">\\s*<span class=\"what\">");
    private static final Pattern MORE = Pattern.compile("class=\"more\">\\s*<a[^>]* hx-get=\"([^\"]+)\"");

    private String session = "";

    @BeforeEach
    void signIn() {
        session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
    }

    @ParameterizedTest
    @CsvSource({"age, b a", "person, a b", "due, b a", "source, a b"})
    void peopleAreSortedAndTheirStepsStayInOrder(String sort, String order) {
        // Of each person the later step was created first.
        UUID b7 = step("b", 7, 1);
        UUID a3 = step("a", 3, 2);
        UUID b0 = step("b", 0, 3);
        UUID a0 = step("a", 0, 4);
        List<UUID> a = List.of(a0, a3);
        List<UUID> b = List.of(b0, b7);
        List<UUID> expected = new ArrayList<>(order.startsWith("a") ? a : b);
        expected.addAll(order.startsWith("a") ? b : a);

        assertThat(cards(page("?sort=" + sort))).containsExactlyElementsOf(expected);
    }

    @Test
    void theInvitationOfADayComesFirst() {
        UUID message = step("a", 0, 1);
        UUID invitation = rows.insert(person("a", 0, 2).action(Action.CONNECTION_REQUEST));

        assertThat(cards(page(""))).containsExactly(invitation, message);
    }

    @Test
    void theTimelineShowsAllStepsAndTheListThoseThatMatch() {
        rows.insert(sent("a"));
        UUID found = rows.insert(person("a", 3, 1).body("A unicorn"));
        step("a", 7, 2);

        String html = page("?q=unicorn");

        assertThat(cards(html)).containsExactly(found);
        assertThat(STEP.matcher(html).results().map(step -> step.group(1)))
                .containsExactly("sent", "pending_review", "pending_review");
    }

    @Test
    void aSingleDraftAndACommentOnAPostHaveNoTimeline() {
        step("a", 0, 1);
        for (int day = 0; day < 2; day++) {
            rows.insert(QueueRow.pending(customer)
                    .action(Action.COMMENT)
                    .prospect("https://www.linkedin.com/feed/update/urn:li:activity:7")
                    .with("day_offset", day));
        }

        String html = page("");

        assertThat(cards(html)).hasSize(3);
        assertThat(html).doesNotContain("class=\"steps\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"age", "person", "due", "source"})
    void pagesEndAfterAPersonAndLoseAndRepeatNobody(String sort) {
        List<UUID> all = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            for (int day = 0; day < 3; day++) {
                all.add(step("p" + n % 20 + "-" + n, day, 3 * n + day));
            }
        }

        List<UUID> seen = new ArrayList<>();
        String html = page("?sort=" + sort);
        assertThat(cards(html))
                .as("the first person over fifty is the last one")
                .hasSize(51);
        seen.addAll(cards(html));
        for (Matcher more = MORE.matcher(html); more.find(); more = MORE.matcher(html)) {
            assertThat(seen).as("the list must end").hasSizeLessThan(all.size());
            html = get(more.group(1).replace("&amp;", "&"));
            seen.addAll(cards(html));
        }

        assertThat(seen).hasSize(120).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"age", "source"})
    void theNextPageFollowsAPersonWhoWasDecidedMeanwhile(String sort) {
        List<UUID> ids = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            // Three digits, so that the order of the names is that of the numbers.
            ids.add(step("p" + (100 + n), 0, n));
        }
        String html = page("?sort=" + sort);
        rows.change(
                customer,
                ids.get(49),
                QueueRow.changes()
                        .with("status", "skipped")
                        .at("skipped_at", Duration.ZERO)
                        .with("skipped_by_user_id", REVIEWER));
        Matcher more = MORE.matcher(html);
        assertThat(more.find()).isTrue();

        assertThat(cards(get(more.group(1).replace("&amp;", "&")))).containsExactlyElementsOf(ids.subList(50, 60));
    }

    @Test
    void theDraftOfTheUrlComesFirstWithItsPerson() {
        for (int n = 0; n < 60; n++) {
            step("p" + n, 0, n);
        }
        UUID first = step("last", 0, 100);
        UUID opened = step("last", 3, 101);

        String html = page("?open=" + opened);

        assertThat(cards(html)).startsWith(first, opened).hasSize(52);
        assertThat(html).contains("class=\"steps\"");
    }

    @Test
    void aLiveRefreshBringsTheTimeline() {
        UUID first = step("a", 0, 1);
        step("a", 3, 2);

        String html = get("/outreach/linkedin/" + customer + "/changes?shown=" + first);

        assertThat(cards(html)).containsExactly(first);
        assertThat(STEP.matcher(html).results()).hasSize(2);
    }

    @Test
    void aCursorOfAnotherListIsRejected() {
        assertThat(api.send(api.request("/outreach/linkedin/" + customer + "?after=x")
                                .header("Cookie", session))
                        .status())
                .isEqualTo(400);
    }

    private UUID step(String person, int day, int second) {
        return rows.insert(person(person, day, second));
    }

    private QueueRow person(String name, int day, int second) {
        return QueueRow.pending(customer)
                .prospect("https://www.linkedin.com/in/" + name)
                .with("prospect_name", name)
                .with("intent_source", "news-" + name)
                .with("day_offset", day)
                .at("created_at", Duration.ofSeconds(second - 10_000L));
    }

    private QueueRow sent(String name) {
        return QueueRow.sent(customer, Duration.ofDays(3)).prospect("https://www.linkedin.com/in/" + name);
    }

    private String page(String query) {
        return get("/outreach/linkedin/" + customer + query);
    }

    private String get(String path) {
        var answer = api.send(api.request(path).header("Cookie", session).header("Accept-Language", "en"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<UUID> cards(String html) {
        return CARD.matcher(html)
                .results()
                .map(card -> UUID.fromString(card.group(1)))
                .toList();
    }
}
