package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells refused data from an unavailable database by PostgreSQL's error codes. */
final class SqlState {

    /** Data exception, integrity constraint violation, program limit exceeded. */
    private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

    private static final String UNIQUE_VIOLATION = "23505";

    /** Characters that the database's encoding lacks. */
    private static final Set<String> TEXT = Set.of("22021", "22P05");

    private SqlState() {}

    /** The first state that concerns the data; empty if all concern the database itself. */
    static Optional<String> dataError(List<String> states) {
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
