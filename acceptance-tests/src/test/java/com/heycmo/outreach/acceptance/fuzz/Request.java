package com.heycmo.outreach.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A request whose parts can each be mutated. Each character of the head is sent as one byte. */
final class Request {

    private String method;
    private String target;
    private String protocol = "HTTP/1.1";
    private final List<String> headers = new ArrayList<>();
    private byte[] body = {};
    private boolean omitLength;

    Request(String method, String target) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.target = target;
        header("Host", "localhost");
        header("Connection", "close");
    }

    Request method(String changed) {
        method = changed;
        return this;
    }

    Request protocol(String changed) {
        protocol = changed;
        return this;
    }

    Request target(UnaryOperator<String> change) {
        target = change.apply(target);
        return this;
    }

    /** Adds a header, even if there is one of this name. */
    Request header(String name, String value) {
        return headerLine(name + ": " + value);
    }

    Request headerLine(String line) {
        headers.add(line);
        return this;
    }

    /** Replaces all headers of this name. */
    Request onlyHeader(String name, String value) {
        return without(name).header(name, value);
    }

    Request without(String name) {
        headers.removeIf(line -> isOf(line, name));
        return this;
    }

    /** The value of the first header of this name, or an empty text. */
    String valueOf(String name) {
        return headers.stream()
                .filter(line -> isOf(line, name))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    Request withoutLength() {
        omitLength = true;
        return without("Content-Length");
    }

    byte[] body() {
        return body;
    }

    Request body(byte[] changed) {
        body = changed;
        return this;
    }

    Request body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        List<String> lines = new ArrayList<>(headers);
        boolean hasLength =
                headers.stream().anyMatch(line -> isOf(line, "Content-Length") || isOf(line, "Transfer-Encoding"));
        if (!hasLength && !omitLength && body.length > 0) {
            lines.add("Content-Length: " + body.length);
        }
        String head = method + " " + target + (protocol.isEmpty() ? "" : " " + protocol) + "\r\n"
                + String.join("\r\n", lines) + "\r\n\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static boolean isOf(String line, String name) {
        return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }
}
