package com.heycmo.outreach.approval.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Searches and filters of the audit. */
class HistorySearchIntegrationTests extends HistoryTestBase {

    @Test
    void appliesFilters() {
        UUID draft = rows.insert(QueueRow.pending(customer));
        UUID other = rows.insert(QueueRow.pending(customer));
        record("approved", draft, "person", REVIEWER, null);
        record("sent", draft, "extension", device, null);
        record("approved", other, "person", REVIEWER, null);
        record("paused", null, "person", REVIEWER, null);

        assertThat(found("?what=approved&what=paused")).containsExactly("paused", "approved", "approved");
        assertThat(found("?draftId=" + draft)).containsExactly("sent", "approved");
        assertThat(found("?draftId=" + draft + "&what=approved")).containsExactly("approved");
        assertThat(ofDraft(draft)).extracting(HistoryEntry::what).containsExactly("sent", "approved");
        assertThat(ofDraft(UUID.randomUUID())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada love",
                "ENGINES",
                "in/ada",
                "100%_sure",
                "jane d",
                "https://de.linkedin.com/in/Ada/?trk=x",
                "/in/ADA/",
                "ZOE\u0308"
            })
    void findsTextInAnyCase(String text) {
        UUID draft = rows.insert(QueueRow.skipped(customer)
                .prospect("https://www.linkedin.com/in/ada")
                .with("prospect_name", "Ada Lovelace")
                .with("prospect_company", "Analytical Engines, Zoe\u0308"));
        UUID other = rows.insert(QueueRow.skipped(customer).with("prospect_name", "Bob"));
        name(REVIEWER, "Jane Doe");
        record("skipped", draft, "person", REVIEWER, "I am 100%_sure");
        record("skipped", other, "person", UUID.randomUUID(), "I am 100 percent sure");
        record("paused", null, "person", UUID.randomUUID(), null);

        JsonNode items = api.get(customer, "/audit?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .ok()
                .get("items");

        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("draftId").asString()).isEqualTo(draft.toString());
    }

    @Test
    void matchesEveryCharacterLiterally() {
        record("skipped", UUID.randomUUID(), "person", REVIEWER, "a\\b");

        assertThat(found("?q=%25")).isEmpty();
        assertThat(found("?q=_")).isEmpty();
        assertThat(found("?q=a%5Cb")).containsExactly("skipped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what=deleted",
                "what=APPROVED",
                "draftId=1-1-1-1-1",
                "limit=0",
                "limit=201",
                "limit=x",
                "before=-1",
                "before=x",
                "before=9999999999999999999",
                "before=1&before=2",
                "q=a&q=b"
            })
    void rejectsInvalidParameters(String query) {
        assertThat(api.get(customer, "/audit?" + query).reasons()).containsExactly("malformed");
    }

    @Test
    void rejectsASearchThatIsTooLongOrNotStorable() {
        assertThat(api.get(customer, "/audit?q=" + "x".repeat(200)).ok().get("items"))
                .isEmpty();
        assertThat(api.get(customer, "/audit?q=" + "x".repeat(201)).reasons()).containsExactly("malformed");
        assertThat(api.get(customer, "/audit?q=%00").reasons()).containsExactly("text_not_storable");
    }

    private List<String> found(String query) {
        List<String> found = new ArrayList<>();
        api.get(customer, "/audit" + query)
                .ok()
                .get("items")
                .forEach(entry -> found.add(entry.get("what").asString()));
        return found;
    }
}
