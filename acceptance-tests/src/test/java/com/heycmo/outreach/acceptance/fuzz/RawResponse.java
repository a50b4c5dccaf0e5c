package com.heycmo.outreach.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All bytes that the server sent over a connection.
 *
 * @param text one character per byte
 */
record RawResponse(String text) {

    private static final String HEAD_ENDS = "\r\n\r\n";
    private static final int STATUS_BEGINS = "HTTP/1.1 ".length();
    private static final int STATUS_ENDS = STATUS_BEGINS + 3;

    boolean isNone() {
        return text.isEmpty();
    }

    /** Whether it has a head; a response to HTTP/0.9 has none. */
    boolean hasHead() {
        return text.startsWith("HTTP/1.1 ") && text.contains(HEAD_ENDS);
    }

    int status() {
        return Integer.parseInt(text.substring(STATUS_BEGINS, STATUS_ENDS));
    }

    /** Without interim responses. */
    RawResponse last() {
        return text.startsWith("HTTP/1.1 100") ? new RawResponse(text.substring(endOfHead())) : this;
    }

    Optional<String> header(String name) {
        return headers()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    Stream<String> headers() {
        return List.of(text.substring(0, endOfHead()).split("\r\n")).stream().skip(1);
    }

    /** The body; without a declared length, everything after the head. */
    String body() {
        String rest = text.substring(endOfHead());
        if (header("Transfer-Encoding").isPresent()) {
            return dechunked(rest);
        }
        int length = header("Content-Length").map(Integer::parseInt).orElse(rest.length());
        return utf8(rest.substring(0, Math.min(length, rest.length())));
    }

    private int endOfHead() {
        return text.indexOf(HEAD_ENDS) + HEAD_ENDS.length();
    }

    private static String dechunked(String chunked) {
        StringBuilder body = new StringBuilder();
        String rest = chunked;
        while (rest.contains("\r\n")) {
            int lineEnds = rest.indexOf("\r\n");
            int length = Integer.parseInt(rest.substring(0, lineEnds), 16);
            if (length == 0) {
                break;
            }
            body.append(rest, lineEnds + 2, lineEnds + 2 + length);
            rest = rest.substring(lineEnds + 2 + length + 2);
        }
        return utf8(body.toString());
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
