package com.heycmo.outreach.approval.pages.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@Import(TestSignIn.class)
class PeoplePageIntegrationTests extends OnTheApi {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String JANE = "https://www.linkedin.com/in/jane-doe";

    private String session;
    private String jane;

    @BeforeEach
    void signIn() {
        session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
        jane = "/people/" + ProspectId.of(customer, JANE);
    }

    @Test
    void showsThePersonWithTheSequenceAndWhatComesNext() {
        rows.insert(QueueRow.sent(customer, Duration.ofDays(3))
                .action(Action.CONNECTION_REQUEST)
                .prospect(JANE)
                .with("prospect_company", "Acme")
                .body("Hello <b>Jane</b>"));
        rows.insert(QueueRow.approved(customer)
                .prospect(JANE)
                .with("prospect_name", "Jane Doe")
                .with("prospect_company", "Acme")
                .with("day_offset", 3)
                .with("wait_for", "accepted")
                .with("held_until", "infinity"));
        rows.insert(QueueRow.pending(customer)
                .prospect(JANE)
                .with("prospect_company", "Acme")
                .with("day_offset", 7));

        String page = page(jane, "en").body();

        assertThat(page)
                .contains("Jane Doe", "Acme", "linkedin.com/in/jane-doe", "Hello &lt;b&gt;Jane&lt;/b&gt;")
                .contains("Waits until the invitation is accepted.", "Waits for an earlier step.")
                .doesNotContain("<b>Jane", "??");
        assertThat(page.indexOf("Day 0")).isLessThan(page.indexOf("Day 3"));
        assertThat(page(jane, "de").body())
                .contains("Wartet, bis die Einladung angenommen ist.")
                .doesNotContain("??");
    }

    @Test
    void aReviewerRecordsAReplyWhichSkipsTheOpenDrafts() {
        UUID open = rows.insert(QueueRow.pending(customer).prospect(JANE));

        assertThat(report("replied").status()).isEqualTo(302);

        assertThat(row(open)).containsEntry("status", "skipped").containsEntry("skip_reason", "replied");
        assertThat(page(jane, "en").body()).contains("The reply is recorded.", "the person has replied");
        assertThat(page("/people", "en").body()).contains(jane);
        assertThat(page("/people?state=connected", "en").body())
                .contains("No results")
                .doesNotContain(jane);
        assertThat(page("/people?q=jane-doe&state=replied", "de").body())
                .contains(jane)
                .doesNotContain("??");
        report("liked").reasons();
    }

    @Test
    void isLinkedFromTheCard() {
        rows.insert(QueueRow.pending(customer).prospect(JANE));
        UUID comment = rows.insert(QueueRow.pending(customer)
                .action(Action.COMMENT)
                .prospect("https://www.linkedin.com/feed/update/urn:li:activity:1"));

        assertThat(page("", "en").body()).containsOnlyOnce("/outreach/linkedin/" + customer + "/people/");
        assertThat(page("", "en").body()).contains(jane, comment.toString());
    }

    @Test
    void aReviewerExportsAndErasesThePerson() {
        rows.insert(QueueRow.pending(customer).prospect(JANE).body("Hi Jane, SECRET"));
        Answer file = submit("/export", "");
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(file.body()).contains(JANE, "SECRET");

        assertThat(submit("/erase", "").status()).isEqualTo(302);

        assertThat(page("/people", "en").body()).contains("The person is erased.");
        assertThat(page(jane, "en").status()).isEqualTo(404);
        assertThat(submit("/export", "").status()).isEqualTo(404);
        assertThat(page("?tab=failed", "en").body())
                .doesNotContain("/people/" + ProspectId.of(customer, JANE), "SECRET");
    }

    @Test
    void nobodyElseHasAPage() {
        rows.insert(QueueRow.pending(UUID.randomUUID()).prospect(JANE));

        assertThat(page(jane, "en").status()).isEqualTo(404);
    }

    @Test
    void viewersMayOnlyLook() {
        rows.insert(QueueRow.pending(customer).prospect(JANE));
        session = TestSignIn.session(api, UUID.randomUUID(), customer, Role.VIEWER);

        assertThat(page(jane, "en").body())
                .contains("jane-doe")
                .doesNotContain("/signals", "/export", "/erase", "name=\"prospectUrl\"", "Record a reply");
        for (String form : List.of("/signals", "/export", "/erase")) {
            assertThat(submit(form, "&type=replied").status()).as(form).isEqualTo(403);
        }
    }

    private Answer report(String type) {
        return submit("/signals", "&type=" + type);
    }

    private Answer submit(String path, String fields) {
        Matcher csrf = CSRF.matcher(page("", "en").body());
        assertThat(csrf.find()).isTrue();
        return api.send(api.request("/outreach/linkedin/" + customer + jane + path)
                .header("Cookie", session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8) + fields)));
    }

    private Answer page(String path, String language) {
        return api.send(api.request("/outreach/linkedin/" + customer + path)
                .header("Cookie", session)
                .header("Accept-Language", language));
    }
}
