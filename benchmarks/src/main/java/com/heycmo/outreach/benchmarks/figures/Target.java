package com.heycmo.outreach.benchmarks.figures;

import java.util.Locale;

/**
 * What is wanted of a ratio.
 *
 * @param ratio the bound; NaN where nothing is wanted
 * @param atMost whether it may not be above, else not below
 * @param orAtMost the measure's own figure that is good enough whatever the ratio; NaN where there is none
 */
public record Target(double ratio, boolean atMost, double orAtMost) {

    /** Nothing: the figures stand beside each other for whoever wants to know. */
    public static Target none() {
        return new Target(Double.NaN, false, Double.NaN);
    }

    public static Target atLeast(double ratio) {
        return new Target(ratio, false, Double.NaN);
    }

    public static Target atMost(double ratio) {
        return new Target(ratio, true, Double.NaN);
    }

    /** Either the ratio is small, or the figure itself is. */
    public static Target atMost(double ratio, double orFigure) {
        return new Target(ratio, true, orFigure);
    }

    boolean isWanted() {
        return !Double.isNaN(ratio);
    }

    boolean isMet(double found, double figure) {
        return figure <= orAtMost || (atMost ? found <= ratio : found >= ratio);
    }

    @Override
    public String toString() {
        if (!isWanted()) {
            return "";
        }
        String bound = String.format(Locale.ROOT, "%s %.2f", atMost ? "≤" : "≥", ratio);
        return Double.isNaN(orAtMost) ? bound : String.format(Locale.ROOT, "%s, or at most %.0f", bound, orAtMost);
    }
}
