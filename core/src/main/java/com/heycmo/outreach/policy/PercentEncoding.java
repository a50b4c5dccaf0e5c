package com.heycmo.outreach.policy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;

/** Percent-encoding of UTF-8 (RFC 3986), always written the same way: upper-case hex, and only where needed. */
final class PercentEncoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** Whether each escape is complete and the decoded bytes are UTF-8. */
    static boolean isWellFormed(String text) {
        if (text.indexOf('%') < 0) {
            return true;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '%' && !isEscape(utf8, i)) {
                return false;
            }
        }
        byte[] decoded = unescape(utf8);
        return Arrays.equals(decoded, new String(decoded, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    /** Decodes once, as lenient readers do: broken escapes stay, and bytes that are not UTF-8 become U+FFFD. */
    static String decode(String text) {
        return text.indexOf('%') < 0
                ? text
                : new String(unescape(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** Escapes all but the {@link #unescaped} characters. */
    static String encode(String text, BitSet unescaped) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= 0 && unescaped.get(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHighHexDigit(octet)).append(HEX.toLowHexDigit(octet));
            }
        }
        return encoded.toString();
    }

    /** RFC 3986's unreserved characters and the given reserved ones. */
    static BitSet unescaped(String reserved) {
        BitSet characters = new BitSet();
        (UNRESERVED + reserved).chars().forEach(characters::set);
        return characters;
    }

    private static byte[] unescape(byte[] utf8) {
        byte[] unescaped = new byte[utf8.length];
        int length = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (isEscape(utf8, i)) {
                unescaped[length++] =
                        (byte) (HexFormat.fromHexDigit(utf8[i + 1]) << 4 | HexFormat.fromHexDigit(utf8[i + 2]));
                i += 2;
            } else {
                unescaped[length++] = utf8[i];
            }
        }
        return Arrays.copyOf(unescaped, length);
    }

    private static boolean isEscape(byte[] utf8, int at) {
        return utf8[at] == '%'
                && at + 2 < utf8.length
                && HexFormat.isHexDigit(utf8[at + 1])
                && HexFormat.isHexDigit(utf8[at + 2]);
    }
}
