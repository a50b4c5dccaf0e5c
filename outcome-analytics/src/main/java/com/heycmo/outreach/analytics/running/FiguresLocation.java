package com.heycmo.outreach.analytics.running;

/** Which instance holds a customer's figures, as far as this one knows. */
public sealed interface FiguresLocation {

    /** This one, in that partition. */
    record Here(int partition) implements FiguresLocation {}

    /** Another one, which is reached there. */
    record Elsewhere(String host, int port) implements FiguresLocation {}
}
