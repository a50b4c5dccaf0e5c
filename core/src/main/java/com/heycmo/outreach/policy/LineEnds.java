package com.heycmo.outreach.policy;

/** The line ends of a text. */
public final class LineEnds {

    private LineEnds() {}

    /**
     * Makes CR LF and lone CRs LF. LinkedIn's composer knows no other line end, so the hash of what was posted would differ
     * from the hash of what was approved.
     */
    public static String unix(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
