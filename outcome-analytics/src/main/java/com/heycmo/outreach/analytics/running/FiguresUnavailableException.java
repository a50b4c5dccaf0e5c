package com.heycmo.outreach.analytics.running;

/** The figures cannot be read at this moment, for they are being brought here, or away; or nobody holds them. */
public final class FiguresUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FiguresUnavailableException(String message) {
        super(message);
    }

    FiguresUnavailableException(Throwable cause) {
        super(cause);
    }
}
