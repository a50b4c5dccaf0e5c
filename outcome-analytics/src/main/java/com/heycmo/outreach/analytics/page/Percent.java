package com.heycmo.outreach.analytics.page;

/** Percentages in whole numbers. */
final class Percent {

    private Percent() {}

    /** 0 of 0 is 0. */
    static int of(long part, long whole) {
        return whole == 0 ? 0 : (int) Math.round(100.0 * part / whole);
    }
}
