package com.heycmo.outreach.allinone.extension;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a browser tab would experience: how long an action takes, and what goes wrong with it now and then. */
final class SimulatedBrowser {

    private static final int ONE_IN = 10;
    private static final int LEAST_SECONDS = 20;
    private static final int MOST_SECONDS = 60;
    private static final List<String> TROUBLES = List.of(
            "The page did not show the button that was expected.",
            "This person takes no messages from people outside their network.",
            "The profile could not be opened: it may have been removed.",
            "The text box did not take the text.");

    private final RandomGenerator random;

    SimulatedBrowser(RandomGenerator random) {
        this.random = random;
    }

    /** As a person would take for it, before any speeding up. */
    Duration timeToAct() {
        return Duration.ofSeconds(random.nextInt(LEAST_SECONDS, MOST_SECONDS));
    }

    /** Empty when it goes well, which it mostly does. */
    Optional<String> trouble() {
        return random.nextInt(ONE_IN) == 0
                ? Optional.of(TROUBLES.get(random.nextInt(TROUBLES.size())))
                : Optional.empty();
    }
}
