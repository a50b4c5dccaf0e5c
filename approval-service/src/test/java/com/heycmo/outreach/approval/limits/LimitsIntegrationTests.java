package com.heycmo.outreach.approval.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The limits of a customer over HTTP. What they do to claims is tested in dispatch-service. */
class LimitsIntegrationTests extends OnTheApi {

    private static final String DEFAULTS = """
            {"version":0,"timeZone":"UTC","actions":{"connection_request":{"perDay":15,"perWeek":100},\
            "message":{"perDay":30,"perWeek":null},"comment":{"perDay":50,"perWeek":null}},\
            "maxConnectionNoteLength":280,"warmUp":null,"workingHours":null,"pauseAfterFailures":3,\
            "holdLaterSteps":true,"stopOnReply":true}""";

    private static final String ALL_CHANGED = """
            {"version":0,"timeZone":"America/Argentina/ComodRivadavia",\
            "actions":{"connection_request":{"perDay":10,"perWeek":null},\
            "message":{"perDay":20,"perWeek":210},"comment":{"perDay":0,"perWeek":350}},\
            "maxConnectionNoteLength":200,"warmUp":{"from":"2026-12-01","perDay":50,"increasePerDay":50},\
            "workingHours":{"days":["monday","tuesday","wednesday","thursday","friday","saturday","sunday"],\
            "from":"09:00","to":"24:00"},"pauseAfterFailures":null,"holdLaterSteps":false,"stopOnReply":false}""";

    @Autowired
    private TestDatabase database;

    @Test
    void aCustomerWhoHasSetNoneHasTheDefaults() {
        assertThat(get().ok().toString()).isEqualTo(DEFAULTS);
    }

    /** Limits.DEFAULTS and the defaults of the columns say the same. */
    @Test
    void aCustomersRowHasTheSameDefaults() {
        api.post(customer, "/pause").ok();

        assertThat(get().ok().toString()).isEqualTo(DEFAULTS);
    }

    @Test
    void keepsEveryLimitAndCountsTheVersion() {
        assertThat(put(ALL_CHANGED).ok().toString()).isEqualTo(ALL_CHANGED.replace("\"version\":0", "\"version\":1"));
        assertThat(get().ok().toString()).isEqualTo(ALL_CHANGED.replace("\"version\":0", "\"version\":1"));

        assertThat(put(DEFAULTS.replace("\"version\":0", "\"version\":1")).ok().toString())
                .isEqualTo(DEFAULTS.replace("\"version\":0", "\"version\":2"));
    }

    @Test
    void recordsWhatWasBefore() {
        put(DEFAULTS.replace("\"perDay\":30", "\"perDay\":20")).ok();
        put(ALL_CHANGED.replace("\"version\":0", "\"version\":1")).ok();

        List<String> details = details();
        assertThat(details).hasSize(2);
        assertThat(details.get(0)).isEqualTo("message.perDay: 30 → 20");
        assertThat(details.get(1))
                .contains("timeZone: UTC → America/Argentina/ComodRivadavia")
                .contains("connection_request.perWeek: 100 → none")
                .contains("workingHours.days: none → monday tuesday")
                .contains("warmUp.from: none → 2026-12-01")
                .contains("pauseAfterFailures: 3 → none");
    }

    @Test
    void theSameLimitsAgainChangeNothing() {
        assertThat(put(DEFAULTS).ok().toString()).isEqualTo(DEFAULTS);
        assertThat(details()).isEmpty();
    }

    @Test
    void rejectsAVersionThatIsNotTheCurrentOne() {
        put(DEFAULTS.replace("\"perDay\":30", "\"perDay\":20")).ok();

        assertThat(put(ALL_CHANGED)
                        .problem(409, "/problems/stale-version")
                        .path("limits")
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(get().ok().path("timeZone").asString()).isEqualTo("UTC");
    }

    @Test
    void rejectsWrongLimitsBeforeAStaleVersion() {
        String stale = DEFAULTS.replace("\"version\":0", "\"version\":7");

        assertThat(put(stale.replace("\"perDay\":30", "\"perDay\":31")).reasons())
                .containsExactly("per_day_invalid");
        assertThat(put(stale.replace("UTC", "Mars/Olympus_Mons").replace("280", "281"))
                        .reasons())
                .containsExactly("time_zone_invalid", "note_length_invalid");
        assertThat(put(stale.replace("UTC", "utc")).reasons()).containsExactly("time_zone_invalid");
        assertThat(put("[]").reasons()).contains("malformed");
    }

    @Test
    void oneOfTwoChangesOfTheSameVersionWins() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(4);
        Callable<Answer> change = () -> put(DEFAULTS.replace("\"perDay\":30", "\"perDay\":20"));

        List<Future<Answer>> answers = people.invokeAll(List.of(change, change, change, change));

        people.shutdown();
        assertThat(Stream.of(
                                answers.get(0).get(),
                                answers.get(1).get(),
                                answers.get(2).get(),
                                answers.get(3).get())
                        .map(Answer::status))
                .containsOnlyOnce(200)
                .contains(409);
        assertThat(details()).hasSize(1);
    }

    @Test
    void liftsAHoldOnceAndRecordsIt() {
        hold("connection_request", "1 hour");
        hold("message", "1 hour");

        assertThat(lift("connection_request").status()).isEqualTo(204);
        assertThat(lift("connection_request").status()).isEqualTo(204);

        JsonNode usage = api.get(customer, "/usage").ok().get("actions");
        assertThat(usage.at("/connection_request/remaining").asInt()).isEqualTo(15);
        assertThat(usage.at("/message/remaining").asInt()).isZero();
        assertThat(details("hold_lifted")).containsExactly("connection_request: weekly_limit");
        assertThat(get().ok().toString()).as("the limits themselves").isEqualTo(DEFAULTS);
    }

    @Test
    void liftingWithoutAHoldChangesNothing() {
        hold("message", "-1 second");

        assertThat(lift("message").status()).isEqualTo(204);
        assertThat(lift("comment").status()).isEqualTo(204);

        assertThat(details("hold_lifted")).isEmpty();
    }

    @Test
    void liftsNoHoldOfAnUnknownAction() {
        lift("follow").problem(404, "/problems/not-found");
        lift("Message").problem(404, "/problems/not-found");
    }

    @Test
    void aLoweredNoteLengthHoldsApprovedNotesAndARaisedOneLetsThemGo() {
        UUID note = rows.insert(
                QueueRow.approved(customer).action(Action.CONNECTION_REQUEST).body("x".repeat(201)));

        put(DEFAULTS.replace("280", "200")).ok();
        assertThat(row(note).get("held_until")).isNotNull();

        put(DEFAULTS.replace("280", "201").replace("\"version\":0", "\"version\":1"))
                .ok();
        assertThat(row(note).get("held_until")).isNull();
    }

    @Test
    void theNoteLengthHoldsByHandAtEditAndAtApproval() {
        put(DEFAULTS.replace("280", "200")).ok();
        String tooLong = "😀".repeat(100) + "x";
        UUID pending = rows.insert(
                QueueRow.pending(customer).action(Action.CONNECTION_REQUEST).body(tooLong));
        String edit = "{\"version\":1,\"body\":\"%s\"}";
        String byHand = "{\"action\":\"connection_request\",\"prospectUrl\":\"linkedin.com/in/jane\",\"body\":\"%s\"}";

        assertThat(api.post(customer, "/" + pending + "/approve").reasons()).containsExactly("note_too_long");
        assertThat(api.patch(customer, "/" + pending, edit.formatted(tooLong)).reasons())
                .containsExactly("note_too_long");
        assertThat(api.post(customer, "", byHand.formatted(tooLong)).reasons()).containsExactly("note_too_long");

        api.patch(customer, "/" + pending, edit.formatted("😀".repeat(100))).ok();
        api.post(customer, "/" + pending + "/approve").ok();
        assertThat(row(pending).get("held_until")).isNull();
        assertThat(api.post(customer, "", byHand.formatted("😀".repeat(100))).status())
                .isEqualTo(201);
    }

    private Answer lift(String action) {
        return api.send(api.reviewer(customer, "/api/linkedin/limits/" + customer + "/holds/" + action)
                .DELETE());
    }

    private void hold(String action, String ahead) {
        database.jdbc()
                .sql("""
                        INSERT INTO linkedin_outreach_action_limit (customer_id, action, held_until, held_reason)
                        VALUES (:customer, :action, clock_timestamp() + CAST(:ahead AS interval), 'weekly_limit')
                        """)
                .param("customer", customer)
                .param("action", action)
                .param("ahead", ahead)
                .update();
    }

    private Answer get() {
        return api.send(api.reviewer(customer, "/api/linkedin/limits/" + customer));
    }

    private Answer put(String json) {
        return api.send(api.reviewer(customer, "/api/linkedin/limits/" + customer)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    private List<String> details() {
        return details("limits_changed");
    }

    private List<String> details(String what) {
        return database.jdbc()
                .sql("""
                        SELECT detail
                          FROM linkedin_outreach_audit
                         WHERE customer_id = :customer AND what = :what
                         ORDER BY seq
                        """)
                .param("customer", customer)
                .param("what", what)
                .query(String.class)
                .list();
    }
}
