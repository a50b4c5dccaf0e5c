package com.heycmo.outreach.acceptance.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** The same random choices for the same seed. */
final class SeededRandom {

    private static final int PERCENT = 100;

    private final SplittableRandom random;

    SeededRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int chance) {
        return below(PERCENT) < chance;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
