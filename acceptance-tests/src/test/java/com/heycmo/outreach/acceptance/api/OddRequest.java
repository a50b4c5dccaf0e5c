package com.heycmo.outreach.acceptance.api;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A request with headers or a body that an operation may not be able to serve. */
record OddRequest(Map<String, String> headers, byte[] body, boolean chunked) {

    /** Values of {@code Accept} that JSON does not satisfy. */
    static final List<String> UNSERVED = List.of(
            "application/xml",
            "text/html",
            "image/png",
            "text/event-stream",
            "application/vnd.api+json",
            "text/html, application/xhtml+xml, application/xml;q=0.9",
            ";;;",
            "no/type/at all",
            "application/json;q=0",
            "application/json;q=0, text/html",
            "application/json;q=2");

    /** Values that JSON satisfies, or that can be ignored. */
    private static final List<String> SERVED = List.of(
            "*/*",
            "application/*",
            "application/json;charset=iso-8859-1",
            "application/json;charset=utf-16",
            "application/json;charset=nonsense",
            "*/*;charset=iso-8859-1",
            "application/json;version=2",
            "application/xml, */*;q=0.1",
            "text/html, application/json;q=0.1");

    private static final List<Map<String, String>> OTHER_HEADERS = List.of(
            Map.of("Range", "bytes=0-0"),
            Map.of("If-None-Match", "*"),
            Map.of("If-Modified-Since", "Fri, 20 Nov 2026 09:30:00 GMT"),
            Map.of("If-Match", "\"x\""),
            Map.of("Accept-Charset", "utf-7"),
            Map.of("Accept-Encoding", "identity;q=0, *;q=0"),
            Map.of("Accept-Language", ";;;"),
            Map.of("Content-Encoding", "gzip"),
            Map.of("X-HTTP-Method-Override", "HEAD"));

    private static final List<String> CONTENT_TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "application/json;charset=nonsense",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "*/*",
            "no type",
            ";;;");

    static OddRequest accepting(String accept, byte[] body) {
        return of(Map.of("Accept", accept, "Content-Type", "application/json"), body);
    }

    static List<OddRequest> all(byte[] body, boolean isResult) {
        Map<String, String> json = typed("application/json");
        return Stream.of(
                        Stream.concat(UNSERVED.stream(), SERVED.stream()).map(accept -> accepting(accept, body)),
                        OTHER_HEADERS.stream().map(headers -> of(headers, body)),
                        CONTENT_TYPES.stream().map(type -> of(typed(type), body)),
                        CONTENT_TYPES.stream().map(type -> of(typed(type), bytes("{"))),
                        unreadable(body).stream().map(unreadable -> of(json, unreadable)),
                        Stream.of(of(typed("application/x-www-form-urlencoded"), bytes("a%00b=1"))),
                        Stream.of(tooLarge(isResult)).map(large -> of(json, large)),
                        Stream.of(bytes(""), bytes("{"), tooLarge(isResult))
                                .map(unreadable -> new OddRequest(json, unreadable, true)),
                        Stream.of(bytes("{"), bytes("{}{}")).map(unreadable -> accepting("text/html", unreadable)))
                .flatMap(requests -> requests)
                .toList();
    }

    /** Every combination of Accept, Content-Type and body, shuffled. */
    static List<OddRequest> combinations(byte[] body, Random order) {
        List<OddRequest> combinations = new ArrayList<>();
        List<byte[]> bodies = Stream.concat(Stream.of(body), unreadable(body).stream())
                .filter(each -> each.length < 1000)
                .toList();
        for (String accept : Stream.concat(UNSERVED.stream(), SERVED.stream()).toList()) {
            for (String type : Stream.concat(CONTENT_TYPES.stream(), Stream.of("application/json"))
                    .toList()) {
                for (byte[] each : bodies) {
                    Map<String, String> headers = new HashMap<>(typed(type));
                    headers.put("Accept", accept);
                    combinations.add(of(headers, each));
                }
            }
        }
        Collections.shuffle(combinations, order);
        return combinations;
    }

    HttpRequest.BodyPublisher publisher() {
        HttpRequest.BodyPublisher publisher = BodyPublishers.ofByteArray(body);
        return chunked ? BodyPublishers.fromPublisher(publisher) : publisher;
    }

    private static byte[] tooLarge(boolean isResult) {
        return bytes("{}" + " ".repeat(isResult ? 1 << 20 : 1 << 16));
    }

    private static List<byte[]> unreadable(byte[] body) {
        String json = body.length == 0 ? "{}" : new String(body, UTF_8);
        String unclosed = json.substring(0, json.length() - 1);
        return List.of(
                bytes(""),
                bytes(" "),
                bytes("{"),
                bytes("[]"),
                bytes("null"),
                bytes("\"text\""),
                bytes("[".repeat(20_000)),
                bytes("\0"),
                bytes(json + "\0"),
                bytes(json + "{}"),
                bytes(json + " trailing"),
                bytes(unclosed),
                bytes(json.replace(':', '=')),
                json.getBytes(UTF_16),
                withInvalidUtf8(json));
    }

    private static byte[] withInvalidUtf8(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(bytes(json.substring(0, 1)));
        bytes.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        bytes.writeBytes(bytes(json.substring(1)));
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static Map<String, String> typed(String contentType) {
        return contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType);
    }

    private static OddRequest of(Map<String, String> headers, byte[] body) {
        return new OddRequest(headers, body, false);
    }

    @Override
    public String toString() {
        String start = new String(body, 0, Math.min(body.length, 60), UTF_8);
        return headers + (chunked ? ", chunked, " : ", ") + body.length + " bytes: " + start;
    }
}
