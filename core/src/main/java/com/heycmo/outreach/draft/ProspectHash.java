package com.heycmo.outreach.draft;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Computes the keyed hash of a person, HMAC-SHA-256 of what {@link ProspectId} hashes. It recognises an erased person in a
 * new draft. The key is not in the database, so that nobody can find out from the database whose hash it is by trying names.
 */
public final class ProspectHash {

    public static final int MIN_KEY_BYTES = 32;

    /** The same key in every service that has one. */
    public static final String PROPERTY = "outreach.do-not-contact.key";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private ProspectHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * By the key of {@link #PROPERTY}.
     *
     * @param key in base64; blank for none
     * @return null without a key
     */
    public static @Nullable ProspectHash ofProperty(String key) {
        try {
            return key.isBlank() ? null : ofKey(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(PROPERTY + ": " + e.getMessage());
        }
    }

    /**
     * @param key in base64
     * @throws IllegalArgumentException unless it is base64 of at least 32 bytes; the message does not contain it
     */
    public static ProspectHash ofKey(String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The key is not valid base64.");
        }
        if (bytes.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("The key has %d bytes; it must have %d or more, encoded in base64."
                    .formatted(bytes.length, MIN_KEY_BYTES));
        }
        return new ProspectHash(bytes);
    }

    /** @param prospectUrl canonical */
    public byte[] of(UUID customerId, String prospectUrl) {
        try {
            // Not shared: a Mac is not thread-safe.
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((customerId + "|" + prospectUrl).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }

    /** Says nothing about the key. */
    @Override
    public String toString() {
        return "ProspectHash";
    }
}
