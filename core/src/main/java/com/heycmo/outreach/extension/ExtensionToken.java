package com.heycmo.outreach.extension;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An extension's bearer token: {@code hcx_}, 32 random bytes in base62 (43 characters) and their CRC-32 in base62
 * (6 characters), so that a mistyped token is rejected without a query. The token gives access to the customer's jobs:
 * store only its {@link #sha256 hash}.
 */
public final class ExtensionToken {

    /** Tells these tokens from JWTs. */
    public static final String PREFIX = "hcx_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int SECRET_BYTES = 32;
    // 62^43 > 2^256, 62^6 > 2^32.
    private static final int SECRET_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final Pattern SHAPE =
            Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (SECRET_LENGTH + CHECKSUM_LENGTH) + "}");

    private final String text;

    private ExtensionToken(String text) {
        this.text = text;
    }

    public static ExtensionToken generate(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = base62(new BigInteger(1, bytes), SECRET_LENGTH);
        return new ExtensionToken(PREFIX + secret + checksum(secret));
    }

    /** Returns empty if the shape or the checksum is wrong. */
    public static Optional<ExtensionToken> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        int end = PREFIX.length() + SECRET_LENGTH;
        return checksum(text.substring(PREFIX.length(), end)).equals(text.substring(end))
                ? Optional.of(new ExtensionToken(text))
                : Optional.empty();
    }

    /** The token's text. Show it only once, in the response that creates the token. */
    public String reveal() {
        return text;
    }

    /** The stored form. It needs no salt, because 256 random bits cannot be guessed. */
    public byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Hides the token from logs. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }

    private static String checksum(String secret) {
        CRC32 crc = new CRC32();
        crc.update(secret.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), CHECKSUM_LENGTH);
    }

    private static String base62(BigInteger number, int length) {
        char[] digits = new char[length];
        BigInteger rest = number;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] split = rest.divideAndRemainder(BASE);
            digits[i] = DIGITS.charAt(split[1].intValue());
            rest = split[0];
        }
        return new String(digits);
    }
}
