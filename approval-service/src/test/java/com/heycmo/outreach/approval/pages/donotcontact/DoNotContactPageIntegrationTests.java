package com.heycmo.outreach.approval.pages.donotcontact;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.QueueRow;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** The page and the button on the cards, as a browser without scripts uses them. */
@Import(TestSignIn.class)
class DoNotContactPageIntegrationTests extends OnTheApi {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern LIFT = Pattern.compile("/do-not-contact/[0-9a-f-]{36}/lift");
    private static final String JANE = "https://www.linkedin.com/in/jane-doe";
    private static final String HEADER = "prospectUrl,company,reason,until\n";

    private String session;

    @BeforeEach
    void signIn() {
        session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
    }

    @Test
    void addsSearchesAndLifts() {
        assertThat(page("").body()).contains("Nobody is on this list.");
        assertThat(submit("", Map.of("company", "<b>Acme</b>", "reason", "Asked us", "until", "2199-01-01"))
                        .status())
                .isEqualTo(302);
        assertThat(page("").body())
                .contains("Added:", "&lt;b&gt;Acme&lt;/b&gt;", "Asked us", "2199-01-01 00:00 UTC")
                .doesNotContain("<b>Acme");
        submit("", Map.of("prospectUrl", "linkedin.com/in/jane-doe"));

        assertThat(page("?q=jane").body()).contains("linkedin.com/in/jane-doe").doesNotContain("Acme");
        assertThat(page("?q=nobody").body()).contains("No results for these filters.");

        Matcher lift = LIFT.matcher(page("?q=jane").body());
        assertThat(lift.find()).isTrue();
        assertThat(submit(lift.group().replace("/do-not-contact", ""), Map.of()).status())
                .isEqualTo(302);
        assertThat(page("").body()).contains("The entry is lifted.").doesNotContain("jane-doe</a>");
    }

    @Test
    void keepsWhatWasTypedIfItIsNoEntry() {
        Answer rejected = submit("", Map.of("prospectUrl", "example.com/jane", "reason", "Typed"));

        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.body()).contains("This is not a LinkedIn URL.", "value=\"Typed\"");
        assertThat(submit("", Map.of()).body()).contains("Enter either a person or a company");
    }

    @Test
    void aPreviewShowsEachLineThatCannotBeTaken() {
        Answer bad = upload(HEADER + ",Acme,,\nexample.com,,,\n,,,x\n", true);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body())
                .contains("Line 3:", "This is not a LinkedIn URL.", "Line 4:")
                .doesNotContain("Line 2:");

        assertThat(upload(HEADER + ",Acme,,\n", true).body())
                .contains("An import would give:", "1 new entry, 0 already on the list, no drafts skipped.");
        assertThat(page("").body()).contains("Nobody is on this list.");
        assertThat(upload(HEADER + ",Acme,,\n", false).body()).contains("Imported:", ">Acme<");
    }

    @Test
    void takesAFileOfMoreThanTheUsualLimit() {
        String comment = "x".repeat(150);
        String lines = IntStream.range(0, 10_000)
                .mapToObj(number -> ",Company %d,%s,\n".formatted(number, comment))
                .collect(Collectors.joining());

        assertThat(upload(HEADER + lines, true).body()).contains("10,000 new entries");
    }

    @Test
    void takesPastedLinesWithoutAScript() {
        assertThat(post("/do-not-contact/import", Map.of("csv", HEADER + ",Acme,,", "preview", "false"))
                        .body())
                .contains("Imported:", ">Acme<");
    }

    @Test
    void exportsTheList() {
        submit("", Map.of("company", "Acme"));

        Answer file = api.send(to("/export").header("Accept", "text/html,*/*;q=0.8"));

        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.body()).isEqualTo(HEADER.replace("\n", "\r\n") + ",Acme,,\r\n");
    }

    @Test
    void viewersMayOnlyLook() {
        submit("", Map.of("company", "Acme"));
        session = TestSignIn.session(api, UUID.randomUUID(), customer, Role.VIEWER);

        assertThat(page("").body()).contains("Acme").doesNotContain("/lift", "type=\"file\"", "name=\"company\"");
        assertThat(submit("", Map.of("company", "Beta")).status()).isEqualTo(403);
        assertThat(api.send(to("/export")).status()).isEqualTo(200);
    }

    @Test
    void aCardForbidsItsPersonOrItsCompany() {
        UUID jane = rows.insert(QueueRow.pending(customer).prospect(JANE).with("prospect_company", "Acme"));
        UUID joe = rows.insert(QueueRow.pending(customer).with("prospect_company", "ACME"));

        assertThat(card(jane, "person").header("Location")).endsWith("/outreach/linkedin/" + customer);
        assertThat(row(jane)).containsEntry("status", "skipped");
        assertThat(row(joe)).containsEntry("status", "pending_review");
        card(joe, "company");
        assertThat(row(joe)).containsEntry("status", "skipped");
        assertThat(page("").body()).contains("jane-doe</a>", ">ACME<", "No more mails");
    }

    private Answer card(UUID id, String who) {
        return post("/drafts/" + id + "/do-not-contact", Map.of("who", who, "reason", "No more mails"));
    }

    private Answer submit(String path, Map<String, String> fields) {
        return post("/do-not-contact" + path, fields);
    }

    private Answer post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "_csrf=" + csrf() + "&", ""));
        return api.send(api.request("/outreach/linkedin/" + customer + path)
                .header("Cookie", session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** As the script does it. */
    private Answer upload(String csv, boolean preview) {
        return api.send(to("/import?preview=" + preview)
                .header("Content-Type", "text/csv")
                .header("X-CSRF-TOKEN", URLDecoder.decode(csrf(), StandardCharsets.UTF_8))
                .POST(BodyPublishers.ofString(csv)));
    }

    private String csrf() {
        Matcher csrf = CSRF.matcher(page("").body());
        assertThat(csrf.find()).isTrue();
        return URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
    }

    private Answer page(String path) {
        return api.send(to(path));
    }

    private HttpRequest.Builder to(String path) {
        return api.request("/outreach/linkedin/" + customer + "/do-not-contact" + path)
                .header("Cookie", session);
    }
}
