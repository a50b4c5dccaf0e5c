package com.heycmo.outreach.testsupport;

/**
 * Long tests run a share of their rounds by default, and all with {@code -Pthorough}, which runs only the tests with this
 * tag.
 */
public final class Thorough {

    public static final String TAG = "thorough";

    private static final boolean ENABLED = Boolean.getBoolean("outreach.test.thorough");

    private Thorough() {}

    public static <T> T choose(T byDefault, T whenThorough) {
        return ENABLED ? whenThorough : byDefault;
    }
}
