package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL's five-character error codes say about a draft. */
final class SqlState {

    /** Data exception, integrity constraint violation, program limit exceeded. */
    private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

    private static final String UNIQUE_VIOLATION = "23505";

    /** Characters that the database's encoding does not have. */
    private static final Set<String> TEXT = Set.of("22021", "22P05");

    private SqlState() {}

    /** The state that blames the data; empty when none does, and the database itself is in trouble. */
    static Optional<String> blamingTheData(List<String> states) {
        return states.stream()
                .filter(state -> DATA_CLASSES.contains(state.substring(0, 2)))
                .findFirst();
    }

    static boolean isUniqueViolation(String state) {
        return state.equals(UNIQUE_VIOLATION);
    }

    static Reason reason(String state) {
        ReasonCode code = TEXT.contains(state) ? ReasonCode.TEXT_NOT_STORABLE : ReasonCode.MALFORMED;
        return Reason.of(code, "The database refused this draft as data (SQLSTATE %s).".formatted(state));
    }
}
