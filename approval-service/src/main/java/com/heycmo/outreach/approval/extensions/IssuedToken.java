package com.heycmo.outreach.approval.extensions;

import java.util.UUID;

/**
 * An extension's new token, which is shown only once.
 *
 * @param id of the extension
 */
public record IssuedToken(UUID id, String deviceName, String token) {

    /** Leaves the token out, so that it cannot be logged. */
    @Override
    public String toString() {
        return "IssuedToken[id=" + id + "]";
    }
}
