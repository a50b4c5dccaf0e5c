package com.heycmo.outreach.allinone.extension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Simulates a browser tab: how long an action takes, and its occasional failures. */
final class SimulatedBrowser {

    private static final int ACCEPTANCE_ONE_IN = 2;
    private static final int REPLY_ONE_IN = 5;
    private static final int MIN_SECONDS = 20;
    private static final int MAX_SECONDS = 60;
    private static final List<Failure> OF_ALL = List.of(
            new Failure("ui_changed", "The expected button is missing on the page.", true),
            new Failure("text_mismatch", "The text box did not accept the text.", true),
            new Failure("profile_gone", "The profile could not be opened. It may have been deleted.", false));
    private static final Failure OF_INVITATIONS =
            new Failure("already_connected", "This person is a connection already.", false);
    private static final Failure OF_MESSAGES =
            new Failure("not_messageable", "This person accepts no messages from outside their network.", false);

    private final RandomGenerator random;
    private final int failurePercent;

    /** @param failurePercent how many of 100 actions fail */
    SimulatedBrowser(RandomGenerator random, int failurePercent) {
        this.random = random;
        this.failurePercent = failurePercent;
    }

    /** The time that a person would need. */
    Duration timeToAct() {
        return Duration.ofSeconds(random.nextInt(MIN_SECONDS, MAX_SECONDS));
    }

    /** What the person does with what was sent: the type of a signal; empty if nothing. */
    Optional<String> response(String action) {
        return switch (action) {
            case "connection_request" ->
                random.nextInt(ACCEPTANCE_ONE_IN) == 0 ? Optional.of("accepted") : Optional.empty();
            case "message" -> random.nextInt(REPLY_ONE_IN) == 0 ? Optional.of("replied") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Empty if the action succeeds. */
    Optional<Failure> failure(String action) {
        if (random.nextInt(100) >= failurePercent) {
            return Optional.empty();
        }
        List<Failure> failures = new ArrayList<>(OF_ALL);
        switch (action) {
            case "connection_request" -> failures.add(OF_INVITATIONS);
            case "message" -> failures.add(OF_MESSAGES);
            default -> {}
        }
        return Optional.of(failures.get(random.nextInt(failures.size())));
    }
}
