package com.heycmo.outreach.access.limit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Half of a credential's SHA-256, so that no credential is kept in memory as a key. */
record CredentialHash(long high, long low) {

    static CredentialHash of(String credential) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.ISO_8859_1)));
            return new CredentialHash(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
