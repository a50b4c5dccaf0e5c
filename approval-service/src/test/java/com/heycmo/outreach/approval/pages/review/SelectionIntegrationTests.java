package com.heycmo.outreach.approval.pages.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the review page asks about drafts before it decides about them in bulk, and about texts that it keeps. */
class SelectionIntegrationTests extends OnTheApi {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    @Autowired
    private TestDatabase database;

    private String session = "";

    @BeforeEach
    void signIn() {
        session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "skip", "reopen"})
    void aPreviewForetellsWhatTheDecisionFailsWith(String operation) {
        rows.forbid(customer, "company", "Acme");
        database.jdbc()
                .sql(
                        "UPDATE linkedin_outreach_customer SET max_connection_note_length = 40 WHERE customer_id = :customer")
                .param("customer", customer)
                .update();
        List<UUID> ids = List.of(
                rows.insert(QueueRow.pending(customer)),
                rows.insert(QueueRow.pending(customer).with("version", 2)),
                rows.insert(QueueRow.pending(customer).at("expires_at", Duration.ofHours(-1))),
                rows.insert(QueueRow.claimed(customer, UUID.randomUUID())),
                rows.insert(QueueRow.sent(customer, Duration.ofHours(1))),
                rows.insert(QueueRow.failed(customer)),
                rows.insert(QueueRow.pending(customer).prospect("https://www.linkedin.com/company/acme")),
                rows.insert(QueueRow.pending(customer).with("prospect_company", "Acme")),
                rows.insert(QueueRow.skipped(customer).with("prospect_company", "Acme")),
                rows.insert(QueueRow.pending(customer)
                        .action(Action.CONNECTION_REQUEST)
                        .body("x".repeat(41))),
                rows.insert(QueueRow.pending(UUID.randomUUID())));
        String request = "{\"operation\":\"%s\",\"items\":[%s]}"
                .formatted(
                        operation,
                        ids.stream()
                                .map(id -> "{\"id\":\"%s\",\"version\":1}".formatted(id))
                                .collect(Collectors.joining(",")));

        List<String> foretold = StreamSupport.stream(preview(request).spliterator(), false)
                .map(item -> item.path("problem").asString(""))
                .toList();

        List<String> actual = StreamSupport.stream(
                        api.post(customer, "/bulk", request).ok().get("items").spliterator(), false)
                .map(item -> Notice.nameOf(
                        java.net.URI.create(item.path("problem").path("type").asString(""))))
                .toList();
        assertThat(foretold).isEqualTo(actual).contains("", "stale-version", "not-found");
    }

    @Test
    void aPreviewNamesActionSourceAndWarnings() {
        UUID id = rows.insert(QueueRow.pending(customer)
                .with("prospect_name", "Jane Doe")
                .with("intent_source", "funding_news")
                .body("Hi {{first_name}}"));

        JsonNode item = preview("{\"operation\":\"approve\",\"items\":[{\"id\":\"%s\",\"version\":1}]}".formatted(id))
                .get(0);

        assertThat(item.get("title").asString()).isEqualTo("Jane Doe");
        assertThat(item.get("action").asString()).isEqualTo("message");
        assertThat(item.get("source").asString()).isEqualTo("funding_news");
        assertThat(item.get("warnings").get(0).asString()).isEqualTo("placeholder");
    }

    @Test
    void draftsOfErasedPeopleAndUnknownOnesAreErased() {
        List<UUID> existing = List.of(
                rows.insert(QueueRow.pending(customer)),
                rows.insert(QueueRow.failed(customer)),
                rows.insert(QueueRow.sent(customer, Duration.ofHours(1))));
        UUID erased = rows.insert(QueueRow.failed(customer));
        rows.erase(customer, erased);
        List<UUID> gone = List.of(erased, rows.insert(QueueRow.pending(UUID.randomUUID())), UUID.randomUUID());

        JsonNode answer = api.send(api.request("/outreach/linkedin/%s/erased?ids=%s"
                                .formatted(
                                        customer,
                                        Stream.concat(existing.stream(), gone.stream())
                                                .map(UUID::toString)
                                                .collect(Collectors.joining(","))))
                        .header("Cookie", session))
                .json();

        assertThat(answer.valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(gone.stream().map(UUID::toString).toList());
    }

    private JsonNode preview(String request) {
        return api.send(api.request("/outreach/linkedin/" + customer + "/bulk/preview")
                        .header("Cookie", session)
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-TOKEN", csrf())
                        .POST(BodyPublishers.ofString(request)))
                .ok();
    }

    private String csrf() {
        return Optional.of(CSRF.matcher(
                        api.send(api.request("/outreach/linkedin/" + customer).header("Cookie", session))
                                .body()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElseThrow();
    }
}
