package com.heycmo.outreach.approval.pages.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTML of the review page. Browser tests cover its behaviour. */
class TabsIntegrationTests extends OnTheApi {

    private static final Pattern CARD = Pattern.compile("data-id=\"([^\"]+)\"");
    private static final Pattern MORE = Pattern.compile("class=\"more\">\\s*<a[^>]* hx-get=\"([^\"]+)\"");
    private static final Pattern COUNT = Pattern.compile("class=\"count\">([^<]+)<");

    private String session = "";

    @BeforeEach
    void signIn() {
        session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
    }

    @Test
    void showApprovedDraftsInTheOrderOfClaiming() {
        UUID last = rows.insert(approved(Action.MESSAGE, -10).at("not_before", Duration.ofHours(5)));
        UUID second = rows.insert(approved(Action.COMMENT, -20));
        UUID first = rows.insert(approved(Action.MESSAGE, -30));
        UUID third = rows.insert(approved(Action.CONNECTION_REQUEST, -15));
        rows.insert(QueueRow.pending(customer));

        assertThat(cards(page("?tab=approved"))).containsExactly(first, second, third, last);
    }

    @Test
    void showTheLastSentDraftFirst() {
        UUID earlier = rows.insert(QueueRow.sent(customer, Duration.ofHours(30)));
        UUID latest = rows.insert(QueueRow.sent(customer, Duration.ofMinutes(1)).action(Action.COMMENT));
        UUID middle = rows.insert(QueueRow.sent(customer, Duration.ofHours(2)));

        assertThat(cards(page("?tab=sent"))).containsExactly(latest, middle, earlier);
    }

    @Test
    void showFailedAndExpiredDraftsTogether() {
        UUID failed = rows.insert(QueueRow.failed(customer));
        UUID expired = rows.insert(QueueRow.expired(customer));
        rows.insert(QueueRow.skipped(customer));

        assertThat(cards(page("?tab=failed"))).containsExactlyInAnyOrder(failed, expired);
    }

    @Test
    void sayThatNobodyKnowsWhetherAnUncertainDraftWasSent() {
        rows.insert(QueueRow.failed(customer).with("failure_kind", "uncertain"));

        assertThat(page("?tab=failed")).contains("could not see whether it was sent");
    }

    @Test
    void pageThroughEveryOrderWithoutLossOrRepetition() {
        List<UUID> all = new ArrayList<>();
        IntStream.range(0, 120)
                .forEach(i -> all.add(rows.insert(
                        approved(Action.values()[i % 3], -i / 4).at("step_due_at", Duration.ofHours(i % 7)))));

        List<UUID> seen = new ArrayList<>();
        String html = page("?tab=approved");
        seen.addAll(cards(html));
        for (Matcher more = MORE.matcher(html); more.find(); more = MORE.matcher(html)) {
            assertThat(seen).as("the list must end").hasSizeLessThan(all.size());
            html = get(more.group(1).replace("&amp;", "&")).body();
            seen.addAll(cards(html));
        }

        assertThat(seen).hasSize(120).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void countTheDraftsOfEachTab() {
        IntStream.range(0, 3).forEach(i -> rows.insert(QueueRow.pending(customer)));
        rows.insert(QueueRow.failed(customer));
        rows.insert(QueueRow.expired(customer));

        assertThat(COUNT.matcher(page("")).results().map(found -> found.group(1)))
                .containsExactly("3", "0", "0", "2", "0");
    }

    @Test
    void showTheDraftOfTheUrlFirst() {
        UUID pending = rows.insert(QueueRow.pending(customer));
        UUID sent = rows.insert(QueueRow.sent(customer, Duration.ofHours(1)));

        assertThat(cards(page("?open=" + sent))).containsExactly(sent, pending);
        assertThat(cards(page("?open=" + pending))).containsExactly(pending);
        assertThat(cards(page("?open=" + UUID.randomUUID()))).containsExactly(pending);
    }

    @Test
    void applyAllFiltersOfTheUrl() {
        UUID wanted = rows.insert(QueueRow.pending(customer)
                .action(Action.COMMENT)
                .body("needle")
                .with("intent_source", "a & b=c")
                .at("expires_at", Duration.ofHours(20)));
        rows.insert(QueueRow.pending(customer).body("needle"));

        String query = "?q=needle&action=comment&source=a+%26+b%3Dc&days=1";
        String html = page(query);

        assertThat(cards(html)).containsExactly(wanted);
        assertThat(URLDecoder.decode(html, StandardCharsets.UTF_8)).contains("source=a & b=c");
        assertThat(get("/outreach/linkedin/" + customer + "/selection" + query)
                        .json()
                        .get("drafts"))
                .hasSize(1);
    }

    @Test
    void sayHowManyDraftsMatchTheFilters() {
        IntStream.range(0, 3)
                .forEach(i -> rows.insert(QueueRow.pending(customer).with("intent_source", "a")));
        IntStream.range(0, 2)
                .forEach(i -> rows.insert(QueueRow.pending(customer).with("intent_source", "b")));
        rows.insert(QueueRow.pending(customer));
        rows.insert(QueueRow.approved(customer).with("intent_source", "a"));

        assertThat(page("?source=a&source=b")).contains(">5 of 6<");
        assertThat(page("?source=b")).contains(">2 of 6<");
        assertThat(page("?tab=skipped&source=b")).contains(">0 of 0<");
        assertThat(page("")).doesNotContain(" of 6<");
    }

    @Test
    void showTheListAloneAfterAChangeOfTheFilters() {
        UUID comment = rows.insert(QueueRow.pending(customer).action(Action.COMMENT));
        rows.insert(QueueRow.pending(customer));

        Answer answer = get("/outreach/linkedin/" + customer + "/results?tab=pending&q=&action=comment&days=");

        assertThat(answer.header("HX-Push-Url")).isEqualTo("/outreach/linkedin/" + customer + "?action=comment");
        assertThat(cards(answer.body())).containsExactly(comment);
        assertThat(answer.body()).contains(">1 of 2<").doesNotContain("<html");
    }

    @Test
    void showNoFormsToAViewer() {
        rows.insert(QueueRow.pending(customer));
        session = TestSignIn.session(api, REVIEWER, customer, Role.VIEWER);

        String html = page("");

        assertThat(cards(html)).hasSize(1);
        assertThat(Pattern.compile("<form[^>]*action=\"([^\"]*)\"")
                        .matcher(html)
                        .results()
                        .map(found -> found.group(1)))
                .as("search and sign-out only")
                .containsExactlyInAnyOrder("/logout", "/outreach/linkedin/" + customer);
    }

    @Test
    void countNewDraftsThatMatchTheFilters() {
        UUID shown = rows.insert(QueueRow.pending(customer));
        UUID belongs = rows.insert(QueueRow.pending(customer).action(Action.COMMENT));
        UUID elsewhere = rows.insert(QueueRow.approved(customer).action(Action.COMMENT));

        String html = get("/outreach/linkedin/%s/changes?action=comment&shown=%s&other=%s,%s"
                        .formatted(customer, shown, belongs, elsewhere))
                .body();

        assertThat(cards(html)).containsExactly(shown);
        assertThat(html).contains("Show 1 new draft").contains("hx-swap-oob=\"true\"");
    }

    @Test
    void changesSendNoCardThatThePageHasAlready() {
        UUID same = rows.insert(QueueRow.pending(customer));
        UUID changed = rows.insert(QueueRow.pending(customer));
        String page = page("");
        rows.change(
                customer,
                changed,
                QueueRow.pending(customer).with("prospect_role", "CTO").with("version", 2));

        String html = get("/outreach/linkedin/%s/changes?shown=%s:%s&shown=%s:%s"
                        .formatted(customer, same, stamp(page, same), changed, stamp(page, changed)))
                .body();

        assertThat(cards(html)).containsExactly(changed);
    }

    private static String stamp(String html, UUID id) {
        Matcher card = Pattern.compile("data-id=\"%s\"[^>]* data-stamp=\"([^\"]+)\"".formatted(id))
                .matcher(html);
        assertThat(card.find()).isTrue();
        return card.group(1);
    }

    private QueueRow approved(Action action, int minutes) {
        return QueueRow.approved(customer).action(action).at("approved_at", Duration.ofMinutes(minutes));
    }

    private String page(String query) {
        return get("/outreach/linkedin/" + customer + query).body();
    }

    private Answer get(String path) {
        Answer answer = api.send(api.request(path).header("Cookie", session));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<UUID> cards(String html) {
        return CARD.matcher(html)
                .results()
                .map(found -> UUID.fromString(found.group(1)))
                .toList();
    }
}
