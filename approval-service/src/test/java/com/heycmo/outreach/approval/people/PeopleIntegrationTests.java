package com.heycmo.outreach.approval.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class PeopleIntegrationTests extends OnTheApi {

    private static final String JANE = "https://www.linkedin.com/in/jane-doe";
    private static final String JOHN = "https://www.linkedin.com/in/john";

    @Autowired
    private TestDatabase database;

    @Test
    void aPersonsRecordHasTheirStateDraftsSignalsAndDecisionsInOrderOfTime() {
        UUID invitation = rows.insert(QueueRow.sent(customer, Duration.ofDays(5))
                .action(Action.CONNECTION_REQUEST)
                .prospect(JANE)
                .at("created_at", Duration.ofDays(9).negated()));
        UUID message = rows.insert(QueueRow.pending(customer).prospect(JANE).with("prospect_name", "Jane Doe"));
        api.post(customer, "/" + message + "/approve").ok();
        signal(JANE, "replied");
        signal(JANE, "accepted");

        JsonNode person = person(JANE).ok();

        assertThat(person.at("/prospect/prospectUrl").asString()).isEqualTo(JANE);
        assertThat(person.at("/prospect/prospectName").asString()).isEqualTo("Jane Doe");
        assertThat(texts(person.at("/prospect/states"))).containsExactly("connected", "replied");
        assertThat(person.get("drafts").valueStream().map(row -> row.get("id").asString()))
                .containsExactly(invitation.toString(), message.toString());
        assertThat(person.get("signals")
                        .valueStream()
                        .map(each -> each.get("type").asString()))
                .containsExactly("replied", "accepted");
        assertThat(person.get("decisions")
                        .valueStream()
                        .map(each -> each.get("what").asString()))
                .containsExactly("approved", "skipped");
    }

    @Test
    void somebodyWithADraftOnlyHasARecordToo() {
        rows.insert(QueueRow.pending(customer).prospect(JANE));

        assertThat(texts(person(JANE).ok().at("/prospect/states"))).isEmpty();
    }

    @Test
    void nobodyElseHasARecord() {
        rows.insert(QueueRow.pending(UUID.randomUUID()).prospect(JANE));
        person(JANE).problem(404, "/problems/not-found");
        api.send(api.reviewer(customer, path("/no-uuid"))).problem(404, "/problems/not-found");
    }

    @Test
    void listsPeopleWithAStateOrASignal() {
        rows.insert(QueueRow.pending(customer).prospect("https://www.linkedin.com/in/nothing-known"));
        known("connected", "accepted_at");
        known("left", "accepted_at", "withdrawn_at");
        known("replied", "replied_at");
        rows.insert(QueueRow.pending(customer).prospect(JOHN));
        signal(JOHN, "declined");
        known("forbidden");
        forbid("forbidden", "NULL");
        known("allowed-again");
        forbid("allowed-again", "now() - interval '1 second'");

        assertThat(slugs("")).containsExactly("connected", "forbidden", "john", "left", "replied");
        assertThat(slugs("?state=connected")).containsExactly("connected");
        assertThat(slugs("?state=replied")).containsExactly("replied");
        assertThat(slugs("?state=do_not_contact")).containsExactly("forbidden");
        assertThat(slugs("?state=replied&state=connected")).containsExactly("connected", "replied");
    }

    @Test
    void findsPeopleByNameCompanyAndLink() {
        rows.insert(QueueRow.pending(customer)
                .prospect(JANE)
                .with("prospect_name", "Jane Doe")
                .with("prospect_company", "Acme 100%"));
        rows.learn(customer, JANE, "replied_at");
        rows.insert(QueueRow.pending(customer).prospect(JOHN).with("prospect_name", "John"));
        rows.learn(customer, JOHN, "replied_at");

        for (String text : List.of("jane+DOE", "acme", "100%25", "linkedin.com/in/Jane-Doe?trk=x", "/in/jane-doe")) {
            assertThat(slugs("?q=" + text)).as(text).containsExactly("jane-doe");
        }
        assertThat(slugs("?q=100_")).isEmpty();
    }

    @Test
    void pagesThroughThemAll() {
        List<String> all = IntStream.range(0, 7).mapToObj(i -> "person-" + i).toList();
        all.forEach(slug -> known(slug, "replied_at"));
        List<String> found = new ArrayList<>();
        JsonNode page = list("?limit=3").ok();
        while (true) {
            found.addAll(slugs(page));
            if (page.get("nextCursor").isNull()) {
                break;
            }
            page = list("?limit=3&cursor=" + page.get("nextCursor").asString()).ok();
        }
        assertThat(found).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=happy", "?limit=0", "?limit=201", "?cursor=x", "?cursor=%C3%A4", "?q=%00"})
    void rejectsParametersOutOfRange(String parameters) {
        assertThat(list(parameters).reasons()).isNotEmpty();
    }

    private Answer person(String url) {
        return api.send(api.reviewer(customer, path("/" + ProspectId.of(customer, url))));
    }

    private Answer list(String parameters) {
        return api.send(api.reviewer(customer, path(parameters)));
    }

    private String path(String rest) {
        return "/api/linkedin/prospects/" + customer + rest;
    }

    private List<String> slugs(String parameters) {
        return slugs(list(parameters).ok());
    }

    private static List<String> slugs(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("prospectUrl").asString().replaceFirst(".*/in/", ""))
                .toList();
    }

    private void known(String slug, String... what) {
        String url = "https://www.linkedin.com/in/" + slug;
        database.jdbc()
                .sql("""
                        INSERT INTO linkedin_outreach_prospect (customer_id, prospect_id, prospect_url)
                        VALUES (:customer, :id, :url)
                        """)
                .param("customer", customer)
                .param("id", ProspectId.of(customer, url))
                .param("url", url)
                .update();
        for (String each : what) {
            rows.learn(customer, url, each);
        }
    }

    private void forbid(String slug, String until) {
        database.jdbc()
                .sql("""
                        INSERT INTO linkedin_outreach_do_not_contact (customer_id, prospect_url, until, created_by_user_id)
                        VALUES (:customer, :url, %s, :customer)
                        """.formatted(until))
                .param("customer", customer)
                .param("url", "https://www.linkedin.com/in/" + slug)
                .update();
    }

    private void signal(String url, String type) {
        assertThat(api.send(api.reviewer(customer, path("/signals"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        "{\"prospectUrl\":\"%s\",\"type\":\"%s\"}".formatted(url, type))))
                        .status())
                .isEqualTo(204);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
