package com.heycmo.outreach.approval.donotcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.QueueRow;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoNotContactIntegrationTests extends OnTheApi {

    private static final String JANE = "https://www.linkedin.com/in/jane-doe";

    private DoNotContactApi entries;

    @BeforeEach
    void connectEntries() {
        entries = new DoNotContactApi(api);
    }

    @Test
    void addsAPersonOnceHoweverTheLinkIsWritten() {
        Answer added = entries.forbid(customer, """
                {"prospectUrl":"LinkedIn.com/in/Jane-Doe/?utm_source=x","reason":"Asked us to stop"}""");
        Answer again = entries.forbid(customer, """
                {"prospectUrl":"linkedin.com/in/jane-doe","reason":"Again","until":"2199-01-01T00:00:00Z"}""");

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.json().propertyNames())
                .containsExactly("id", "prospectUrl", "company", "reason", "until", "createdAt", "createdByUserId");
        assertThat(added.text("prospectUrl")).isEqualTo(JANE);
        assertThat(added.text("reason")).isEqualTo("Asked us to stop");
        assertThat(added.text("createdByUserId")).isEqualTo(REVIEWER.toString());
        assertThat(added.json().get("until").isNull()).isTrue();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("id")).isEqualTo(added.text("id"));
        assertThat(again.text("reason")).isEqualTo("Again");
        assertThat(again.text("until")).isEqualTo("2199-01-01T00:00:00Z");
        assertThat(again.text("createdAt")).isEqualTo(added.text("createdAt"));
        assertThat(items("")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|malformed",
                "{\"prospectUrl\":\"linkedin.com/in/jane\",\"company\":\"Acme\"}|malformed",
                "{\"company\":\"\u200b\"}|malformed",
                "{\"prospectUrl\":\"example.com/in/jane\"}|prospect_url_not_linkedin",
                "{\"prospectUrl\":\"linkedin.com/company/acme\"}|prospect_url_not_profile",
                "{\"company\":\"A\\u0000\"}|text_not_storable",
                "{\"company\":\"Acme\",\"until\":\"tomorrow\"}|malformed",
                "{\"company\":\"Acme\",\"until\":\"2020-01-01T00:00:00Z\"}|malformed",
                "{\"company\":7,\"until\":[]}|malformed"
            })
    void refusesWhatIsNoEntry(String json, String reason) {
        assertThat(entries.forbid(customer, json).reasons()).containsExactly(reason);
        assertThat(items("")).isEmpty();
    }

    @Test
    void refusesTextsThatAreTooLong() {
        String long201 = "x".repeat(201);

        assertThat(entries.forbid(customer, "{\"company\":\"%s\",\"reason\":\"%1$s\"}".formatted(long201))
                        .reasons())
                .containsExactly("field_too_long", "field_too_long");
    }

    @Test
    void skipsThePersonsOpenDraftsAtOnce() {
        UUID pending = rows.insert(to(JANE));
        UUID approved = rows.insert(QueueRow.approved(customer).prospect(JANE).with("day_offset", 3));
        UUID sent = rows.insert(QueueRow.failed(customer).prospect(JANE).with("day_offset", 5));
        UUID joe = rows.insert(to("https://www.linkedin.com/in/joe"));
        UUID live = rows.insert(
                QueueRow.claimed(customer, UUID.randomUUID()).prospect(JANE).with("day_offset", 7));

        assertThat(entries.person(customer, JANE).status()).isEqualTo(201);

        for (UUID skipped : List.of(pending, approved)) {
            assertThat(row(skipped))
                    .containsEntry("status", "skipped")
                    .containsEntry("skip_reason", "do_not_contact")
                    .containsEntry("skipped_by_user_id", null);
        }
        assertThat(row(live)).containsEntry("status", "approved").containsEntry("skip_reason", "do_not_contact");
        assertThat(row(sent)).containsEntry("status", "failed");
        assertThat(row(joe)).containsEntry("status", "pending_review");
    }

    @Test
    void tellsTheAuditAndTheTopicOnce() {
        entries.person(customer, JANE);
        entries.person(customer, JANE);
        String id = entries.company(customer, "Acme").text("id");
        entries.lift(customer, id);

        assertThat(rows.audit(customer))
                .extracting("what", "prospect_id", "actor_id", "detail")
                .containsExactly(
                        tuple("contact_forbidden", ProspectId.of(customer, JANE), REVIEWER, null),
                        tuple("contact_forbidden", null, REVIEWER, "Acme"),
                        tuple("contact_allowed", null, REVIEWER, "Acme"));
        assertThat(rows.outbox(customer, Topic.SIGNALS))
                .extracting(event -> JsonMapper.shared().readTree(Objects.toString(event.get("payload"))))
                .extracting(
                        event -> event.get("type").asString(),
                        event -> event.get("prospectUrl"),
                        event -> event.get("company"))
                .extracting(Object::toString)
                .containsExactly(
                        "(\"do_not_contact\", \"" + JANE + "\", null)", "(\"do_not_contact\", null, \"Acme\")");
    }

    /** NFKC, without regard to case, trimmed, runs of white space as one blank. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Straße Köln GmbH",
                "STRASSE KÖLN GMBH",
                "  straße\t\u00a0köln \u3000 gmbh\u2028",
                "Straße Ko\u0308ln GmbH",
                "Ｓｔｒａße Köln GmbH"
            })
    void comparesCompaniesByWhatPeopleRead(String spelling) {
        entries.company(customer, "Strasse Köln GmbH");
        UUID draft = rows.insert(QueueRow.approved(customer).with("prospect_company", spelling));

        assertThat(decide(draft, "reopen")
                        .problem(409, "/problems/do-not-contact")
                        .get("title")
                        .asString())
                .isEqualTo("Do not contact");
        assertThat(entries.company(customer, spelling.replace("\t", "\\t")).status())
                .isEqualTo(200);
        assertThat(row(draft)).containsEntry("status", "skipped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Strasse Koln GmbH", "StrasseKöln GmbH", "Strasse Köln GmbH & Co."})
    void otherCompaniesStayAllowed(String other) {
        UUID draft = rows.insert(QueueRow.approved(customer).with("prospect_company", other));

        entries.company(customer, "Strasse Köln GmbH");

        assertThat(row(draft)).containsEntry("status", "approved");
        decide(draft, "reopen").ok();
    }

    @Test
    void twoCustomersSeeTheirOwnAlone() {
        UUID other = UUID.randomUUID();
        UUID theirDraft = rows.insert(QueueRow.pending(other).prospect(JANE));

        String id = entries.person(customer, JANE).text("id");

        assertThat(rows.status(other, theirDraft)).isEqualTo("pending_review");
        assertThat(entries.list(other, "").ok().get("items")).isEmpty();
        entries.lift(other, id).problem(404, "/problems/not-found");
        assertThat(entries.person(other, JANE).status()).isEqualTo(201);
        assertThat(items("")).hasSize(1);
    }

    @Test
    void liftsAnEntryOnce() {
        UUID draft = rows.insert(to(JANE));
        String id = entries.person(customer, JANE).text("id");

        assertThat(entries.lift(customer, id).status()).isEqualTo(204);

        entries.lift(customer, id).problem(404, "/problems/not-found");
        entries.lift(customer, "none").problem(404, "/problems/not-found");
        assertThat(row(draft)).containsEntry("status", "skipped");
        assertThat(decide(draft, "reopen").ok().get("status").asString()).isEqualTo("pending_review");
    }

    @Test
    void untilEndsIt() {
        UUID draft = rows.insert(QueueRow.skipped(customer).prospect(JANE));
        entries.forbid(customer, """
                {"prospectUrl":"%s","until":"%s"}""".formatted(JANE, rows.now().plusSeconds(3_600)));
        decide(draft, "reopen").problem(409, "/problems/do-not-contact");

        rows.endForbidding(customer);

        decide(draft, "reopen").ok();
        decide(draft, "approve").ok();
        assertThat(items("")).hasSize(1);
    }

    @Test
    void listsPagesInBothOrdersAndSearches() {
        for (String company : List.of("Acme", "Beta", "100% Gamma")) {
            entries.forbid(customer, "{\"company\":\"%s\",\"reason\":\"by Müller\"}".formatted(company));
        }
        entries.person(customer, JANE);

        JsonNode first = entries.list(customer, "?limit=3").ok();
        JsonNode second = entries.list(
                        customer, "?limit=3&cursor=" + first.get("nextCursor").asString())
                .ok();

        assertThat(names(first)).containsExactly("Acme", "Beta", "100% Gamma");
        assertThat(names(second)).containsExactly(JANE);
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(names(entries.list(customer, "?order=desc&limit=2").ok())).containsExactly(JANE, "100% Gamma");
        assertThat(names(entries.list(customer, "?q=aCm").ok())).containsExactly("Acme");
        assertThat(names(entries.list(customer, "?q=0%25").ok())).containsExactly("100% Gamma");
        assertThat(names(entries.list(customer, "?q=/in/Jane-Doe").ok())).containsExactly(JANE);
        assertThat(names(entries.list(customer, "?q=m%C3%BCller").ok())).hasSize(3);
        assertThat(entries.list(customer, "?limit=0&order=up&cursor=x").reasons())
                .hasSize(3);
    }

    private List<JsonNode> items(String query) {
        return entries.list(customer, query).ok().get("items").valueStream().toList();
    }

    private static List<String> names(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> Stream.of("prospectUrl", "company")
                        .map(item::get)
                        .filter(name -> !name.isNull())
                        .map(JsonNode::asString)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private Answer decide(UUID draft, String decision) {
        return api.post(customer, "/" + draft + "/" + decision);
    }

    private QueueRow to(String url) {
        return QueueRow.pending(customer).prospect(url);
    }
}
