package com.heycmo.outreach.acceptance.browser;

import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A queue with drafts in every state. */
record SampleQueue(QueueRows rows, UUID customer) {

    void insert() {
        pending();
        decided();
        withoutASend();
    }

    /** Somebody who has accepted an invitation, with later steps; returns the path of the person's page. */
    String insertPerson() {
        String url = "https://www.linkedin.com/in/hanna-berg";
        rows.insert(person(QueueRow.sent(customer, Duration.ofDays(4)), url, 0)
                .action(Action.CONNECTION_REQUEST)
                .body("Hi Hanna, I liked your talk on pricing in Oslo."));
        rows.insert(person(QueueRow.approved(customer), url, 3)
                .body("Thanks for connecting, Hanna! Which of the three models did you choose in the end?"));
        rows.insert(person(QueueRow.pending(customer), url, 7)
                .body("Hi Hanna, one more thought on packaging: the teams that split it early changed it least."));
        rows.learn(customer, url, "accepted_at");
        return "/people/" + ProspectId.of(customer, url);
    }

    private static QueueRow person(QueueRow row, String url, int day) {
        return row.prospect(url)
                .with("prospect_name", "Hanna Berg")
                .with("prospect_role", "VP Product")
                .with("prospect_company", "Nordlys Software")
                .with("day_offset", day);
    }

    private void pending() {
        insert(QueueRow.pending(customer), "Amara Okafor", "VP Marketing", "Brightline Health", 9)
                .why("funding_news", "Series B of $24M, announced on Monday")
                .body(
                        "Hi Amara, congratulations on the Series B! Moving from founder-led sales to a real marketing team"
                                + " is a big step. I have collected what three health-tech teams learned in their first ninety"
                                + " days after a round like yours. Shall I send it over?")
                .done();
        insert(
                        QueueRow.pending(customer).action(Action.CONNECTION_REQUEST),
                        "Jonas Lindqvist",
                        "Head of Growth",
                        "Fjord Analytics",
                        8)
                .why("job_change", "Started as Head of Growth three weeks ago")
                .body(
                        "Hi Jonas, all the best for the start at Fjord! I follow what you write about product-led growth.")
                .done();
        insert(QueueRow.pending(customer).action(Action.COMMENT), "Priya Raman", "CMO", "Kite Logistics", 7)
                .why("post", "Her post on attribution has 300 reactions")
                .body(
                        "The point about last-touch hiding the podcast is spot on. Did the survey question at checkout hold up over time?")
                .row(row -> row.at("expires_at", Duration.ofHours(30)))
                .done();
        insert(
                        QueueRow.pending(customer).with("day_offset", 3),
                        "Jonas Lindqvist",
                        "Head of Growth",
                        "Fjord Analytics",
                        6)
                .why("job_change", "Follow-up, day 3")
                .body("Thanks for connecting, Jonas! What is the first channel you will look at?")
                .row(row -> row.with(
                                "drafted_body", "Thanks for connecting, Jonas. Which channel will you look at first?")
                        .at("edited_at", Duration.ofMinutes(-5))
                        .with("edited_by_user_id", BrowserTest.RITA)
                        .with("version", 2))
                .done();
    }

    private void decided() {
        insert(QueueRow.approved(customer), "Mateo Alvarez", "Founder", "Solar Patio", 5)
                .why("launch", "Product Hunt launch")
                .done();
        insert(QueueRow.claimed(customer, UUID.randomUUID()), "Wei Zhang", "COO", "Lumen Robotics", 5)
                .done();
        insert(
                        QueueRow.approved(customer).at("not_before", Duration.ofDays(2)),
                        "Elif Kaya",
                        "CRO",
                        "Bosphorus Cloud",
                        5)
                .done();
        for (int i = 1; i < 9; i++) {
            insert(
                            QueueRow.sent(customer, Duration.ofHours(2 * i))
                                    .with("result_url", "https://www.linkedin.com/messaging/thread/" + i),
                            "Sent Person " + i,
                            "CTO",
                            "Acme",
                            4)
                    .done();
        }
    }

    private void withoutASend() {
        insert(
                        QueueRow.failed(customer).with("failure_code", "already_connected"),
                        "Nora Weiss",
                        "CEO",
                        "Papierfabrik",
                        3)
                .done();
        insert(QueueRow.failedWithoutAnswer(customer), "Tom Baker", "CFO", "Oakridge", 3)
                .done();
        insert(
                        QueueRow.skipped(customer).with("skip_reason", "No longer in marketing"),
                        "Ole Dahl",
                        "CMO",
                        "Nordstern",
                        2)
                .done();
        insert(QueueRow.expired(customer), "Lucia Conti", "CMO", "Vetro", 2).done();
    }

    private Sample insert(QueueRow row, String name, String role, String company, int hoursAgo) {
        return new Sample(
                rows,
                row.with("prospect_name", name)
                        .with("prospect_role", role)
                        .with("prospect_company", company)
                        .prospect("https://www.linkedin.com/in/"
                                + name.toLowerCase(Locale.ROOT).replace(' ', '-'))
                        .at("created_at", Duration.ofHours(-hoursAgo)));
    }

    private record Sample(QueueRows rows, QueueRow row) {

        Sample why(String source, String reason) {
            return new Sample(rows, row.with("intent_source", source).with("intent_reason", reason));
        }

        Sample body(String text) {
            return new Sample(rows, row.body(text));
        }

        Sample row(UnaryOperator<QueueRow> more) {
            return new Sample(rows, more.apply(row));
        }

        void done() {
            rows.insert(row);
        }
    }
}
