package com.heycmo.outreach.acceptance.api;

import com.heycmo.outreach.acceptance.api.ResultAttempt.Token;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's table of results, releases and resolves, over HTTP, with its effect on the database. */
@ExtendWith(RunningPipeline.Extension.class)
class ResultTableIntegrationTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Duration LIVE = Duration.ofMinutes(3);
    private static final Duration RUN_OUT = Duration.ofHours(-2);
    private static final Duration RUN_OUT_EARLIER = Duration.ofHours(-3);

    /** Drafts that were claimed twice, unless their name says otherwise. */
    private static final Map<String, QueueRow> ROWS = Map.ofEntries(
            Map.entry("approved, never claimed", QueueRow.approved(CUSTOMER)),
            Map.entry("approved, lock live", claimedTwice(QueueRow.approved(CUSTOMER), LIVE)),
            Map.entry("approved, lock run out", claimedTwice(QueueRow.approved(CUSTOMER), RUN_OUT)),
            Map.entry("approved, lock restored", lastReleased(QueueRow.approved(CUSTOMER))),
            Map.entry("approved, all claims released", allReleased(QueueRow.approved(CUSTOMER))),
            Map.entry("approved after a reopening", reopened(QueueRow.approved(CUSTOMER))),
            Map.entry("sent", answered(QueueRow.sent(CUSTOMER, Duration.ofHours(1)))),
            Map.entry(
                    "sent late after a reopening",
                    answered(QueueRow.sent(CUSTOMER, Duration.ofHours(1))).with("claims", 0)),
            Map.entry("failed by report", answered(QueueRow.failed(CUSTOMER))),
            Map.entry(
                    "failed as uncertain",
                    claimedTwice(QueueRow.failed(CUSTOMER), RUN_OUT).with("failure_kind", "uncertain")),
            Map.entry(
                    "failed by releases", allReleased(QueueRow.failed(CUSTOMER)).with("failure_code", "timeout")),
            Map.entry("failed after no answer", claimedTwice(QueueRow.failedWithoutAnswer(CUSTOMER), RUN_OUT)),
            Map.entry("skipped", claimedTwice(QueueRow.skipped(CUSTOMER), RUN_OUT)),
            Map.entry("skipped after a release", lastReleased(QueueRow.skipped(CUSTOMER))),
            Map.entry("skipped, never claimed", QueueRow.skipped(CUSTOMER)),
            Map.entry("expired", claimedTwice(QueueRow.expired(CUSTOMER), RUN_OUT)),
            Map.entry("expired, never claimed", QueueRow.expired(CUSTOMER)),
            Map.entry("pending again", reopened(QueueRow.pending(CUSTOMER))),
            Map.entry("pending, never claimed", QueueRow.pending(CUSTOMER)));

    /**
     * In each cell the status after the request, with an event, except for {@code approved}; {@code again} for the same
     * answer without an event; {@code resolved} if a person's answer decides between {@code sent} and {@code failed}; or the
     * problem, which changes nothing. To resolve needs no token.
     */
    @ParameterizedTest(name = "{0}, {1} token: {2}, {3}, {4}, {5}")
    @CsvSource(delimiter = '|', textBlock = """
                    # the row is                  | token    | success          | failure            | release           | resolve
                    approved, lock live           | CURRENT  | sent             | failed             | approved          | claim-in-flight
                    approved, lock live           | NONE     | sent             | failed             | validation-failed | claim-in-flight
                    approved, lock live           | EARLIER  | sent             | claim-superseded   | claim-superseded  | claim-in-flight
                    approved, lock live           | EARLIER_RELEASED | sent             | claim-superseded   | again             | claim-in-flight
                    approved, lock live           | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | claim-in-flight
                    approved, lock run out        | CURRENT  | sent             | failed             | approved          | invalid-transition
                    approved, lock run out        | NONE     | sent             | failed             | validation-failed | invalid-transition
                    approved, lock run out        | EARLIER  | sent             | claim-superseded   | claim-superseded  | invalid-transition
                    approved, lock run out        | EARLIER_RELEASED | sent             | claim-superseded   | again             | invalid-transition
                    approved, lock run out        | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    approved, lock restored       | RELEASED | sent             | claim-superseded   | again             | invalid-transition
                    approved, lock restored       | EARLIER  | sent             | claim-superseded   | claim-superseded  | invalid-transition
                    approved, lock restored       | NONE     | sent             | failed             | validation-failed | invalid-transition
                    approved, lock restored       | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    approved, all claims released | RELEASED | sent             | claim-superseded   | again             | invalid-transition
                    approved, all claims released | EARLIER_RELEASED | sent             | claim-superseded   | again             | invalid-transition
                    approved, all claims released | NONE     | never-claimed    | never-claimed      | validation-failed | invalid-transition
                    approved, all claims released | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    approved after a reopening    | EARLIER  | sent             | claim-superseded   | claim-superseded  | invalid-transition
                    approved after a reopening    | CURRENT  | sent             | claim-superseded   | claim-superseded  | invalid-transition
                    approved after a reopening    | NONE     | never-claimed    | never-claimed      | validation-failed | invalid-transition
                    approved after a reopening    | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    approved, never claimed       | NONE     | never-claimed    | never-claimed      | validation-failed | invalid-transition
                    approved, never claimed       | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    sent                          | CURRENT  | again            | invalid-transition | claim-superseded  | invalid-transition
                    sent                          | EARLIER  | again            | invalid-transition | claim-superseded  | invalid-transition
                    sent                          | NONE     | again            | invalid-transition | validation-failed | invalid-transition
                    sent                          | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    sent late after a reopening   | CURRENT  | again            | invalid-transition | claim-superseded  | invalid-transition
                    sent late after a reopening   | NONE     | again            | invalid-transition | validation-failed | invalid-transition
                    sent late after a reopening   | EARLIER  | again            | invalid-transition | claim-superseded  | invalid-transition
                    sent late after a reopening   | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    failed by report              | CURRENT  | sent             | again              | claim-superseded  | invalid-transition
                    failed by report              | EARLIER  | sent             | again              | claim-superseded  | invalid-transition
                    failed by report              | NONE     | sent             | again              | validation-failed | invalid-transition
                    failed by report              | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    failed as uncertain           | CURRENT  | sent             | again              | claim-superseded  | resolved
                    failed as uncertain           | EARLIER  | sent             | again              | claim-superseded  | resolved
                    failed as uncertain           | NONE     | sent             | again              | validation-failed | resolved
                    failed as uncertain           | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | resolved
                    failed by releases            | RELEASED | sent             | again              | again             | invalid-transition
                    failed by releases            | EARLIER_RELEASED | sent             | again              | again             | invalid-transition
                    failed by releases            | NONE     | never-claimed    | never-claimed      | validation-failed | invalid-transition
                    failed by releases            | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    failed after no answer        | CURRENT  | sent             | invalid-transition | invalid-transition | resolved
                    failed after no answer        | EARLIER  | sent             | invalid-transition | claim-superseded  | resolved
                    failed after no answer        | NONE     | sent             | invalid-transition | validation-failed | resolved
                    failed after no answer        | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | resolved
                    skipped                       | CURRENT  | sent             | invalid-transition | invalid-transition | invalid-transition
                    skipped                       | EARLIER  | sent             | invalid-transition | claim-superseded  | invalid-transition
                    skipped                       | NONE     | sent             | invalid-transition | validation-failed | invalid-transition
                    skipped                       | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    skipped after a release       | RELEASED | sent             | invalid-transition | again             | invalid-transition
                    skipped after a release       | EARLIER  | sent             | invalid-transition | claim-superseded  | invalid-transition
                    skipped after a release       | NONE     | sent             | invalid-transition | validation-failed | invalid-transition
                    skipped after a release       | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    skipped, never claimed        | NONE     | never-claimed    | never-claimed      | validation-failed | invalid-transition
                    skipped, never claimed        | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    expired                       | CURRENT  | sent             | invalid-transition | invalid-transition | invalid-transition
                    expired                       | EARLIER  | sent             | invalid-transition | claim-superseded  | invalid-transition
                    expired                       | NONE     | sent             | invalid-transition | validation-failed | invalid-transition
                    expired                       | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    expired, never claimed        | NONE     | never-claimed    | never-claimed      | validation-failed | invalid-transition
                    expired, never claimed        | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    pending again                 | CURRENT  | sent             | invalid-transition | claim-superseded  | invalid-transition
                    pending again                 | EARLIER  | sent             | invalid-transition | claim-superseded  | invalid-transition
                    pending again                 | NONE     | never-claimed    | never-claimed      | validation-failed | invalid-transition
                    pending again                 | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    pending, never claimed        | NONE     | never-claimed    | never-claimed      | validation-failed | invalid-transition
                    pending, never claimed        | UNKNOWN  | claim-superseded | claim-superseded   | claim-superseded  | invalid-transition
                    """)
    void answersAsInTheTable(String row, Token token, String success, String failure, String release, String resolve) {
        ResultAttempt sent = attempt(row, token);
        sent.judge(success, sent.report(Map.of("success", true, "failureCode", "uncertain")), null);
        ResultAttempt failed = attempt(row, token);
        failed.judge(failure, failed.report(Map.of("success", false, "failureCode", "follow_only")), "reported");
        if (failure.equals("failed")) {
            ResultAttempt uncertain = attempt(row, token);
            uncertain.judge(
                    failure, uncertain.report(Map.of("success", false, "failureCode", "uncertain")), "uncertain");
        }
        ResultAttempt released = attempt(row, token);
        released.judge(release, released.release(), null);
        for (boolean wasSent : new boolean[] {true, false}) {
            ResultAttempt resolved = attempt(row, token);
            resolved.judge(
                    resolve.equals("resolved") ? (wasSent ? "sent" : "failed") : resolve,
                    resolved.resolve(wasSent),
                    wasSent ? null : "reported");
        }
    }

    private final RunningPipeline pipeline;

    ResultTableIntegrationTests(RunningPipeline pipeline) {
        this.pipeline = pipeline;
    }

    private ResultAttempt attempt(String row, Token token) {
        return new ResultAttempt(pipeline, CUSTOMER, Objects.requireNonNull(ROWS.get(row)), token);
    }

    private static QueueRow claimedTwice(QueueRow row, Duration lockEnds) {
        return row.with("claims", 0)
                .claim(ResultAttempt.FIRST, RUN_OUT_EARLIER)
                .claim(ResultAttempt.LAST, lockEnds)
                .at("locked_until_before", RUN_OUT_EARLIER);
    }

    private static QueueRow answered(QueueRow row) {
        return claimedTwice(row, RUN_OUT).with("locked_until", null);
    }

    /** The tokens stay known, the count is reset. */
    private static QueueRow reopened(QueueRow row) {
        return claimedTwice(row, RUN_OUT).with("claims", 0);
    }

    /** The first claim was not answered, and the last one was released. */
    private static QueueRow lastReleased(QueueRow row) {
        return claimedTwice(row, RUN_OUT_EARLIER).with("claims", 1).with("claim_released", true);
    }

    private static QueueRow allReleased(QueueRow row) {
        return claimedTwice(row, RUN_OUT)
                .with("claims", 0)
                .with("claim_released", true)
                .with("locked_until", null);
    }
}
