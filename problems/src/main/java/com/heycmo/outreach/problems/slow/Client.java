package com.heycmo.outreach.problems.slow;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Who sent a request.
 *
 * @param credential the bearer token, or the id of the session; null without either
 */
record Client(@Nullable String credential, String address) {

    static Client of(HttpServletRequest request) {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        return new Client(token == null ? request.getRequestedSessionId() : token, request.getRemoteAddr());
    }

    /** False for clients without one: the address limits them. */
    boolean hasCredentialOf(Client other) {
        return credential != null && credential.equals(other.credential);
    }

    boolean hasAddressOf(Client other) {
        return address.equals(other.address);
    }

    /** Without the credential. */
    @Override
    public String toString() {
        return address;
    }
}
