package com.heycmo.outreach.approval.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person.
 *
 * @param prospectName as the newest draft that names the person says; role and company as well
 * @param states those of {@link #STATES} that hold now
 * @param acceptedAt the last acceptance of an invitation
 * @param withdrawnAt the last withdrawal of an invitation or connection
 * @param repliedAt the last reply
 */
public record Prospect(
        UUID prospectId,
        String prospectUrl,
        @Nullable String prospectName,
        @Nullable String prospectCompany,
        @Nullable String prospectRole,
        List<String> states,
        @Nullable Instant acceptedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant repliedAt) {

    public static final String DO_NOT_CONTACT = "do_not_contact";
    public static final String CONNECTED = "connected";
    public static final String REPLIED = "replied";

    public static final List<String> STATES = List.of(DO_NOT_CONTACT, CONNECTED, REPLIED);

    static List<String> states(boolean doNotContact, boolean connected, boolean replied) {
        return Stream.of(doNotContact ? DO_NOT_CONTACT : "", connected ? CONNECTED : "", replied ? REPLIED : "")
                .filter(state -> !state.isEmpty())
                .toList();
    }
}
