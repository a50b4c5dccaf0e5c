package com.heycmo.outreach.approval.pages.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of the limits, as a browser without scripts uses it. */
class LimitsPageIntegrationTests extends OnTheApi {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Map<String, String> defaults = LimitsForm.of(Limits.DEFAULTS).values();

    @Autowired
    private TestDatabase database;

    private String session;

    @BeforeEach
    void signIn() {
        session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
    }

    @Test
    void showsTheLimitsAndWhatTheyAllow() {
        assertThat(page("").body())
                .contains("At most 15 connection requests today", ", at most 100 within 7 days")
                .contains("At most 30 messages today", "On any day, at any time.")
                .contains("<option value=\"Europe/Berlin\">Europe/Berlin</option>")
                .contains("<option value=\"UTC\" selected=\"selected\">UTC</option>")
                .contains("name=\"actions.message.perDay\" min=\"0\" max=\"30\"");
    }

    @Test
    void savesTheForm() {
        Answer saved = save(Map.of(
                "actions.connection_request.perDay",
                "5",
                "timeZone",
                "Europe/Berlin",
                "workingHours",
                "true",
                "workingHours.from",
                "09:00",
                "workingHours.to",
                "00:00",
                "days",
                "monday"));

        assertThat(saved.status()).as(saved.body()).isEqualTo(302);
        assertThat(api.send(api.reviewer(customer, "/api/linkedin/limits/" + customer))
                        .ok()
                        .toString())
                .contains("\"version\":1,\"timeZone\":\"Europe/Berlin\"", "\"connection_request\":{\"perDay\":5,")
                .contains("{\"days\":[\"monday\"],\"from\":\"09:00\",\"to\":\"24:00\"}");
        assertThat(page("").body())
                .contains("The limits are saved.", "At most 5 connection requests today")
                .contains("from 09:00 to 24:00 (Europe/Berlin).");
    }

    @Test
    void showsAnErrorBesideItsFieldAndKeepsWhatWasTyped() {
        Answer rejected = save(Map.of("actions.message.perDay", "31", "maxConnectionNoteLength", "0"));

        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.body())
                .contains("id=\"error-actions.message.perDay\">A daily cap is a number")
                .contains("id=\"error-maxConnectionNoteLength\">The length of a note")
                .contains("value=\"31\" aria-invalid=\"true\" aria-describedby=\"error-actions.message.perDay\"")
                .contains("Correct the form to see what it allows.")
                .doesNotContain("error-actions.comment.perDay");
    }

    @Test
    void doesNotOverwriteAChangeByAnotherPerson() {
        assertThat(save(Map.of("actions.message.perDay", "20")).status()).isEqualTo(302);

        Answer stale = save(Map.of("actions.message.perDay", "10"));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body())
                .contains("Somebody else has changed the limits.", "name=\"version\" value=\"1\"")
                .contains("At most 20 messages today");
    }

    @Test
    void previewsWhatIsTypedAndStoresNothing() {
        assertThat(post("/preview", Map.of("actions.comment.perDay", "1")).body())
                .contains("At most 1 comment today");
        assertThat(post("/preview", Map.of("actions.comment.perDay", "51")).body())
                .contains("Correct the form to see what it allows.");
        assertThat(page("").body()).contains("At most 50 comments today");
    }

    @Test
    void aViewerReadsAndCannotSave() {
        session = TestSignIn.session(api, UUID.randomUUID(), customer, Role.VIEWER);

        assertThat(page("").body())
                .contains("<fieldset class=\"all\" disabled=\"disabled\">")
                .doesNotContain("Save limits");
        assertThat(save(Map.of()).status()).isEqualTo(403);
    }

    @Test
    void germanTextsHoldTheSameNumbers() {
        assertThat(api.send(request("").header("Accept-Language", "de")).body())
                .contains("Heute höchstens 15 Kontaktanfragen", ", höchstens 100 innerhalb von 7 Tagen");
    }

    @Test
    void pausesAndHoldsAreSentencesWithAButton() {
        database.jdbc().sql("""
                        WITH paused AS (
                            INSERT INTO linkedin_outreach_customer (customer_id, paused_at, paused_by_rule)
                            VALUES (:customer, now(), 'checkpoint'))
                        INSERT INTO linkedin_outreach_action_limit (customer_id, action, held_until, held_reason)
                        VALUES (:customer, 'connection_request', now() + interval '1 day', 'weekly_limit')
                        """).param("customer", customer).update();

        String queue = api.send(queue("")).body();
        assertThat(queue)
                .contains("LinkedIn asks for a security check.", "Resume sending")
                .contains("LinkedIn reports that its weekly limit is reached.".replace("'", "&#39;"), "Lift the hold");

        Answer lifted = submit(queue("/holds/connection_request"), token(queue), Map.of());
        assertThat(lifted.status()).isEqualTo(302);
        assertThat(api.send(queue("")).body()).doesNotContain("Lift the hold");
    }

    private Answer save(Map<String, String> changes) {
        return post("", changes);
    }

    private Answer post(String path, Map<String, String> changes) {
        Map<String, String> fields = new HashMap<>(defaults);
        fields.putAll(changes);
        return submit(request(path), token(page("").body()), fields);
    }

    private Answer submit(HttpRequest.Builder request, String token, Map<String, String> fields) {
        String form = Stream.concat(fields.entrySet().stream(), Stream.of(Map.entry("_csrf", token)))
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return api.send(request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** A viewer's page has no form to submit, but a token. */
    private static String token(String page) {
        return List.of(CSRF, Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"")).stream()
                .map(pattern -> pattern.matcher(page))
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private Answer page(String path) {
        return api.send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return queue("/limits" + path);
    }

    private HttpRequest.Builder queue(String path) {
        return api.request("/outreach/linkedin/" + customer + path).header("Cookie", session);
    }
}
