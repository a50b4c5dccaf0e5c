package com.heycmo.outreach.allinone.extension;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Simulates a browser tab: how long an action takes, and its occasional failures. */
final class SimulatedBrowser {

    private static final int FAILURE_ONE_IN = 10;
    private static final int MIN_SECONDS = 20;
    private static final int MAX_SECONDS = 60;
    private static final List<String> ERRORS = List.of(
            "The expected button is missing on the page.",
            "This person accepts no messages from outside their network.",
            "The profile could not be opened. It may have been deleted.",
            "The text box did not accept the text.");

    private final RandomGenerator random;

    SimulatedBrowser(RandomGenerator random) {
        this.random = random;
    }

    /** The time that a person would need. */
    Duration timeToAct() {
        return Duration.ofSeconds(random.nextInt(MIN_SECONDS, MAX_SECONDS));
    }

    /** The error message of a failed action; empty if the action succeeds. */
    Optional<String> error() {
        return random.nextInt(FAILURE_ONE_IN) == 0
                ? Optional.of(ERRORS.get(random.nextInt(ERRORS.size())))
                : Optional.empty();
    }
}
