package com.heycmo.outreach.approval.pages.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;

/** The form for a draft by hand, as a browser without scripts uses it. */
@Import(TestSignIn.class)
class DraftingPageIntegrationTests extends OnTheApi {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private String session;
    private LocalDate day;

    @BeforeEach
    void signIn() {
        session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
        day = LocalDate.ofInstant(rows.now(), ZoneOffset.UTC).plusDays(30);
    }

    @Test
    void aMessageMayWaitForADayAndForTheAcceptance() {
        assertThat(submit("message", Map.of("notBeforeDay", day.toString(), "waitFor", "accepted"))
                        .status())
                .isEqualTo(302);

        Map<String, @Nullable Object> row = rows.all(customer).get(0);
        assertThat(row)
                .containsEntry(
                        "not_before",
                        Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .containsEntry("wait_for", "accepted");
        assertThat(page("").body()).contains(day + " 00:00 UTC", "After acceptance");
    }

    @Test
    void bothAreOptional() {
        submit("message", Map.of("notBeforeDay", ""));

        assertThat(rows.all(customer).get(0)).containsEntry("not_before", null).containsEntry("wait_for", null);
    }

    @ParameterizedTest
    @CsvSource({
        "connection_request, 2026-01-01, Only a message can wait for an acceptance.",
        "message, 2199-01-01, The time is too far in the future.",
        "message, tomorrow, A field is invalid.",
    })
    void whatWasEnteredIsKeptIfItIsRejected(String action, String notBefore, String reason) {
        Answer rejected = submit(action, Map.of("notBeforeDay", notBefore, "waitFor", "accepted"));

        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.body())
                .contains(reason, "value=\"" + notBefore + "\"")
                .containsPattern("name=\"waitFor\" value=\"accepted\" checked");
    }

    /** The second click of a double click changes nothing; another time is another draft. */
    @Test
    void theSameAgainIsNoConflictAndAnotherDayIs() {
        Map<String, String> fields = Map.of("notBeforeDay", day.toString(), "waitFor", "accepted");
        submit("message", fields);

        assertThat(submit("message", fields).status()).isEqualTo(302);
        assertThat(submit("message", Map.of("notBeforeDay", day.plusDays(1).toString(), "waitFor", "accepted"))
                        .status())
                .isEqualTo(409);
        assertThat(submit("message", Map.of("notBeforeDay", day.toString())).status())
                .isEqualTo(409);
    }

    @Test
    void theHistorySaysThatItWasDraftedOnThePage() {
        submit("message", Map.of());

        assertThat(rows.audit(customer))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry).containsEntry("what", "drafted").containsEntry("via", "page"));
    }

    private Answer submit(String action, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putAll(Map.of("action", action, "prospectUrl", "linkedin.com/in/jane-doe", "body", "Hi Jane"));
        Matcher csrf = CSRF.matcher(page("/new").body());
        assertThat(csrf.find()).isTrue();
        all.put("_csrf", csrf.group(1));
        String form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return api.send(to("/new")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private Answer page(String path) {
        return api.send(to(path));
    }

    private HttpRequest.Builder to(String path) {
        return api.request("/outreach/linkedin/" + customer + path).header("Cookie", session);
    }
}
