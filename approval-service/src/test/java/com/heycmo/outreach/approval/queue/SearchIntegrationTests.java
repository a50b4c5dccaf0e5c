package com.heycmo.outreach.approval.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Spellings that a person cannot tell apart find the same drafts. */
class SearchIntegrationTests extends OnTheApi {

    @Autowired
    private TestDatabase database;

    @ParameterizedTest
    @ValueSource(strings = {"café", "CAFÉ", "im Cafe\u0301", "IM CAFE\u0301 U"})
    void findsTextInEitherNormalForm(String text) {
        String stored = "Im Café um fünf";
        String decomposed = Normalizer.normalize(stored, Normalizer.Form.NFD);
        List<UUID> found = List.of(
                rows.insert(plain().body(stored)),
                rows.insert(plain().body(decomposed)),
                rows.insert(plain().with("prospect_name", decomposed)),
                rows.insert(plain().with("prospect_company", decomposed)));
        UUID withoutAccent = rows.insert(plain().body("Im Cafe um fünf"));

        assertThat(search(text)).containsExactlyElementsOf(found);
        assertThat(search("im cafe")).containsExactly(withoutAccent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/in/jürgen",
                "/in/JU\u0308RGEN/",
                "/IN/Jürgen",
                "/in/jür",
                "/in/j%C3%BCrgen",
                "/in/j%c3%bcrgen?trk=x",
                "linkedin.com/in/Jürgen",
                "www.linkedin.com/in/j%C3%BCrgen/",
                "https://www.linkedin.com/in/j%C3%BCrgen",
                "https://de.linkedin.com/in/jürgen/?utm_source=share#about",
                "\uFEFF https://www.linkedin.com/in/jürgen \r\n",
                "j%C3%BCrgen",
            })
    void findsAProfileHoweverItsLinkIsWritten(String text) {
        UUID juergen = rows.insert(plain().prospect("https://www.linkedin.com/in/j%C3%BCrgen"));
        rows.insert(plain().prospect("https://www.linkedin.com/in/jurgen"));

        assertThat(search(text)).containsExactly(juergen);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.linkedin.com/in/jane-doe/,                                        /in/jane-doe",
        "https://www.linkedin.com/in/ACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu/,          "
                + "/in/ACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu",
        "/in/ACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu,                                   "
                + "/in/ACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu",
        "https://www.linkedin.com/posts/jane-doe_kafka-activity-71000001-AbCd?rcm=x,   "
                + "/feed/update/urn:li:activity:71000001",
        "linkedin.com/feed/update/urn%3Ali%3Aactivity%3A71000001,                      "
                + "/feed/update/urn:li:activity:71000001",
    })
    void findsAPastedLink(String pasted, String path) {
        UUID found = rows.insert(plain().action(Action.COMMENT).prospect("https://www.linkedin.com" + path));
        rows.insert(plain());

        assertThat(search(pasted)).containsExactly(found);
    }

    @Test
    void matchesEveryCharacterOfALinkLiterally() {
        UUID literal = rows.insert(plain().prospect("https://www.linkedin.com/in/a_b"));
        rows.insert(plain().prospect("https://www.linkedin.com/in/axb"));

        assertThat(search("/in/a_b")).containsExactly(literal);
        assertThat(search("/in/%")).isEmpty();
    }

    /** A call for each row and column would take longer than the comparison. */
    @Test
    void thePlannerInlinesTheFilter() {
        List<String> plan = database.jdbc()
                .sql("""
                        EXPLAIN (VERBOSE)
                        SELECT q.id
                          FROM linkedin_outreach_queue q
                         WHERE q.customer_id = :customer
                           AND linkedin_outreach_matches(q, ARRAY['message'], ARRAY['%a%'], NULL, NULL)
                        """)
                .param("customer", customer)
                .query(String.class)
                .list();

        assertThat(plan)
                .noneMatch(line -> line.contains("linkedin_outreach_matches("))
                .noneMatch(line -> line.contains("linkedin_outreach_contains("));
    }

    private QueueRow plain() {
        return QueueRow.pending(customer).with("prospect_name", "Somebody").body("Hello.");
    }

    private List<UUID> search(String text) {
        JsonNode page = api.get(customer, "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .ok();
        return page.get("items")
                .valueStream()
                .map(item -> UUID.fromString(item.get("id").asString()))
                .toList();
    }
}
