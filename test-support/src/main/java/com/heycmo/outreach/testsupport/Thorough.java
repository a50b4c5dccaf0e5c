package com.heycmo.outreach.testsupport;

/**
 * Long tests run a share of their rounds by default. {@code -Pthorough} runs the tests with this tag, with all rounds.
 */
public final class Thorough {

    public static final String TAG = "thorough";

    private static final boolean ENABLED = Boolean.getBoolean("outreach.test.thorough");

    private Thorough() {}

    public static <T> T choose(T byDefault, T whenThorough) {
        return ENABLED ? whenThorough : byDefault;
    }
}
