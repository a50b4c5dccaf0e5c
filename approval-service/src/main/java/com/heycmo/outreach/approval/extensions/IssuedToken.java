package com.heycmo.outreach.approval.extensions;

import java.util.UUID;

/**
 * A device with its new token, the one time that it is shown.
 *
 * @param id of the device
 */
public record IssuedToken(UUID id, String deviceName, String token) {

    /** Never the token. */
    @Override
    public String toString() {
        return "IssuedToken[id=" + id + "]";
    }
}
