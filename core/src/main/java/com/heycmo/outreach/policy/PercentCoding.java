package com.heycmo.outreach.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Percent-encoding of UTF-8 (RFC 3986), written one way: upper-case hex, and only where it must be. */
final class PercentCoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentCoding() {}

    /** The text that is meant; empty when an escape is broken or its bytes are no UTF-8. */
    static Optional<String> decode(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (hasBrokenEscape(utf8)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(unescape(utf8)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** What a forgiving reader would make of it: broken escapes stay, bytes that are no UTF-8 become U+FFFD. */
    static String decodeLeniently(String text) {
        return text.indexOf('%') < 0
                ? text
                : new String(unescape(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** Escapes all but letters, digits, {@code -._~} and the given characters, which must be ASCII. */
    static String encode(String text, String alsoPlain) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= 0 && (UNRESERVED.indexOf(octet) >= 0 || alsoPlain.indexOf(octet) >= 0)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX[octet >> 4 & 0xF]).append(HEX[octet & 0xF]);
            }
        }
        return encoded.toString();
    }

    private static boolean hasBrokenEscape(byte[] utf8) {
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '%' && !isEscape(utf8, i)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] unescape(byte[] utf8) {
        byte[] unescaped = new byte[utf8.length];
        int length = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '%' && isEscape(utf8, i)) {
                unescaped[length++] = (byte) (hexValue(utf8[i + 1]) << 4 | hexValue(utf8[i + 2]));
                i += 2;
            } else {
                unescaped[length++] = utf8[i];
            }
        }
        return Arrays.copyOf(unescaped, length);
    }

    private static boolean isEscape(byte[] utf8, int at) {
        return at + 2 < utf8.length && hexValue(utf8[at + 1]) >= 0 && hexValue(utf8[at + 2]) >= 0;
    }

    private static int hexValue(byte octet) {
        return Character.digit((char) (octet & 0xFF), 16);
    }
}
