package com.heycmo.outreach.analytics.streams;

/** The figures cannot be read now: Kafka Streams is starting, restoring or rebalancing, or another instance has them. */
public final class FiguresUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FiguresUnavailableException(String message) {
        super(message);
    }

    FiguresUnavailableException(Throwable cause) {
        super(cause);
    }
}
