package com.heycmo.outreach.problems;

import org.jspecify.annotations.Nullable;

/** Texts in CSV files, which spreadsheets would otherwise run as formulas. */
public final class SpreadsheetCells {

    /** Spreadsheets read a cell that starts with one of these as a formula; some accept the full-width forms too. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n|%＝＋－＠";

    private SpreadsheetCells() {}

    /** Spreadsheets take a cell that starts with an apostrophe as text. */
    public static @Nullable String guarded(@Nullable String text) {
        return text != null && startsFormula(text) ? "'" + text : text;
    }

    /** The text without the apostrophe of {@link #guarded}. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") && startsFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean startsFormula(String text) {
        return startsWithOneOf(text) || startsWithOneOf(text.stripLeading());
    }

    private static boolean startsWithOneOf(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }
}
