package com.heycmo.outreach.analytics.running;

/** The figures cannot be read at this moment, for they are being brought here, or away; or nobody holds them. */
public final class NotNowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotNowException(String message) {
        super(message);
    }

    NotNowException(Throwable cause) {
        super(cause);
    }
}
