package com.heycmo.outreach.access.chain;

import org.springframework.security.core.AuthenticationException;

/** Whether the credential is valid could not be found out: the same request may do later. */
final class CredentialNotCheckedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    /** @param reason what is away, in a sentence that a client may see */
    CredentialNotCheckedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
