package com.heycmo.outreach.acceptance.journey;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What can go wrong, and the alerts of {@code deploy/monitoring} that tell of it. They are caused in this order. */
enum Fault {
    FORGOTTEN_TRANSACTION(FaultInjection::forgetATransaction, "SnapshotOld", "DeadRows"),
    DELETED_TOPIC(FaultInjection::deleteTheDecisionsTopic, "EventsNotDelivered", "AnalyticsStopped"),
    NO_SWEEP(FaultInjection::leaveAnExpiredDraft, "SweepOverdue"),
    UNANSWERED_CLAIMS(FaultInjection::leaveClaimsUnanswered, "ClaimsUnanswered"),
    CAP_EXCEEDED(FaultInjection::sendOneMoreThanTheCap, "CapExceeded"),
    POISON_RECORDS(FaultInjection::sendPoisonRecords, "DraftsRejected"),
    GUESSED_TOKENS(FaultInjection::guessTokens, "RequestsRejected"),
    // These come last: nobody else may claim afterwards, and nobody can beside the lock.
    RUNS_OF_FAILURES(FaultInjection::failInARow, "SendingFails", "CustomersPaused"),
    EXTENSIONS_AWAY(FaultInjection::stopExtensions, "ClaimsStopped"),
    LOCKED_CUSTOMER(FaultInjection::lockACustomer, "StatementsSlow", "ConnectionsExhausted"),

    DATABASE_AWAY(
            FaultInjection::crashTheDatabase,
            List.of("DatabaseUnreachable", "IngestBlocked", "ErrorResponses"),
            List.of("IngestLate")),
    BROKER_AWAY(FaultInjection::stopTheBroker, "KafkaUnreachable"),
    KILLED_SERVICE(FaultInjection::killAService, "ServiceDown");

    /** These disturb the others. */
    private static final Set<Fault> OUTAGES = EnumSet.of(DATABASE_AWAY, BROKER_AWAY, KILLED_SERVICE);

    private final Consumer<FaultInjection> cause;
    private final List<String> alerts;
    private final List<String> alertsAfterwards;

    Fault(Consumer<FaultInjection> cause, String... alerts) {
        this(cause, List.of(alerts), List.of());
    }

    Fault(Consumer<FaultInjection> cause, List<String> alerts, List<String> alertsAfterwards) {
        this.cause = cause;
        this.alerts = alerts;
        this.alertsAfterwards = alertsAfterwards;
    }

    static Set<Fault> outages() {
        return OUTAGES;
    }

    /** Faults that can be caused side by side. */
    static Set<Fault> withoutOutage() {
        return EnumSet.complementOf(EnumSet.copyOf(OUTAGES));
    }

    void causeBy(FaultInjection injection) {
        cause.accept(injection);
    }

    /** Those that fire while it lasts. */
    List<String> alerts() {
        return alerts;
    }

    /** Those that fire once it is over. */
    List<String> alertsAfterwards() {
        return alertsAfterwards;
    }

    List<String> allAlerts() {
        List<String> all = new ArrayList<>(alerts);
        all.addAll(alertsAfterwards);
        return all;
    }
}
