package com.heycmo.outreach.approval.people;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.event.SignalEvent;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Reports signals and reads what is known of Jane. */
abstract class SignalTestBase extends OnTheApi {

    static final String JANE = "https://www.linkedin.com/in/jane-doe";

    @Autowired
    TestDatabase database;

    Answer report(String url, String type, @Nullable Instant at) {
        return send(body(url, type, at));
    }

    Answer send(String json) {
        return api.send(api.reviewer(customer, "/api/linkedin/prospects/" + customer + "/signals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    static String body(String url, String type, @Nullable Instant at) {
        return """
                {"prospectUrl":"%s","type":"%s","occurredAt":%s}
                """.formatted(url, type, at == null ? "null" : "\"" + at + "\"");
    }

    List<String> signals() {
        return database.jdbc()
                .sql("SELECT type, occurred_at FROM linkedin_outreach_signal WHERE customer_id = :customer")
                .param("customer", customer)
                .query((row, number) -> row.getString("type") + " "
                        + row.getObject("occurred_at", java.time.OffsetDateTime.class)
                                .toInstant())
                .list();
    }

    Map<String, @Nullable Object> known() {
        return database.jdbc()
                .sql("SELECT * FROM linkedin_outreach_prospect WHERE customer_id = :customer")
                .param("customer", customer)
                .query()
                .singleRow();
    }

    Instant time(String column) {
        return ((java.sql.Timestamp) Objects.requireNonNull(known().get(column))).toInstant();
    }

    List<SignalEvent> events() {
        return rows.outbox(customer, Topic.SIGNALS).stream()
                .map(row -> JsonMapper.shared().readValue(String.valueOf(row.get("payload")), SignalEvent.class))
                .toList();
    }
}
