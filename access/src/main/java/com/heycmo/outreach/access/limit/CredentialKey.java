package com.heycmo.outreach.access.limit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Stands for a credential without being one: half of its SHA-256. */
record CredentialKey(long high, long low) {

    static CredentialKey of(String credential) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.ISO_8859_1)));
            return new CredentialKey(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
