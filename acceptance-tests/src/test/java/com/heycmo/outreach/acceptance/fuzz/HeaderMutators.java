package com.heycmo.outreach.acceptance.fuzz;

import java.util.List;
import java.util.Map;

/** Makes headers wrong, duplicate, contradictory or malformed. */
final class HeaderMutators {

    private static final List<String> ODD_VALUES = List.of(
            "",
            " ",
            "\u0000",
            "\u00ff\u00fe",
            "\u00c3\u00bc",
            "\t\t",
            "a".repeat(5000),
            "a".repeat(20000),
            ",,,,",
            ";",
            "=",
            "\"",
            "\"unclosed",
            "0",
            "-1",
            "99999999999999999999",
            "null",
            "*",
            "%0d%0aX-Injected: yes",
            "a\rX-Injected: yes",
            "a\nX-Injected: yes",
            "a\r\n X-Injected: yes",
            "()",
            "{}",
            "\u0001\u0002",
            "\u007f",
            "../..",
            "${jndi:ldap://x}");

    private static final Map<String, List<String>> ODD = Map.ofEntries(
            Map.entry(
                    "Accept",
                    List.of(
                            "text/html",
                            "no/type/at all",
                            "*",
                            "*/*;q=zz",
                            "application/xml",
                            "a/b,".repeat(500),
                            "application/json;q=0",
                            "text/event-stream",
                            "application/problem+json",
                            "image/png",
                            "/",
                            "*/json")),
            Map.entry(
                    "Accept-Language",
                    List.of("*;q=zzz", "xx-" + "y".repeat(300), "de-DE-1996,en;q=2", "\u00ff", "-", "en;q=")),
            Map.entry("Accept-Encoding", List.of("gzip", "gzip;q=x", "identity;q=0,*;q=0", "br")),
            Map.entry("Accept-Charset", List.of("utf-16", "bogus;q=9", "*;q=x")),
            Map.entry(
                    "Content-Type",
                    List.of(
                            "text/plain",
                            "application/xml",
                            "no type",
                            "application/json;charset=bogus",
                            "application/json;charset=utf-16",
                            "application/json; charset=\"",
                            "application/json;charset=utf-32be",
                            "application/x-www-form-urlencoded",
                            "multipart/form-data",
                            "multipart/form-data; boundary=x",
                            "multipart/form-data; boundary=" + "x".repeat(300),
                            "application/json, text/plain",
                            "application/*",
                            "*/*",
                            "/",
                            "application/problem+json",
                            "application/yaml",
                            "application/x-java-serialized-object",
                            "application/merge-patch+json",
                            "application/json;charset=iso-8859-1",
                            "APPLICATION/JSON",
                            "json")),
            Map.entry("Content-Encoding", List.of("gzip", "deflate", "br", "identity", "bogus", "gzip, gzip")),
            Map.entry(
                    "Content-Length",
                    List.of(
                            "0",
                            "1",
                            "5",
                            "100000",
                            "1048577",
                            "99999999999",
                            "-1",
                            "abc",
                            "",
                            "+5",
                            "0x10",
                            "5, 5",
                            "5, 6",
                            "99999999999999999999")),
            Map.entry(
                    "Transfer-Encoding",
                    List.of(
                            "chunked",
                            "identity",
                            "bogus",
                            "gzip, chunked",
                            "chunked, chunked",
                            "chunked, identity",
                            "\u000bchunked",
                            "",
                            "CHUNKED")),
            Map.entry(
                    "Idempotency-Key",
                    List.of("", "k".repeat(64), "k".repeat(65), "k".repeat(5000), "\u00ff", "a\tb", "\u0000")),
            Map.entry(
                    "Host",
                    List.of(
                            "",
                            "evil.test",
                            "localhost:99999",
                            "[::1",
                            "a b",
                            "localhost, evil.test",
                            "\u00fc",
                            "@",
                            "localhost:8080/path",
                            "x".repeat(3000))),
            Map.entry(
                    "Cookie",
                    List.of(
                            "JSESSIONID=0123456789ABCDEF",
                            "JSESSIONID=",
                            "=",
                            ";;;",
                            "a=\u0000",
                            "$Version=1",
                            "JSESSIONID=" + "A".repeat(3000),
                            "XSRF-TOKEN=x; JSESSIONID=../x")),
            Map.entry("Expect", List.of("100-continue", "200-ok", "")),
            Map.entry("Range", List.of("bytes=0-1", "bytes=-1", "bytes=9-0", "x", "bytes=" + "0-0,".repeat(500))),
            Map.entry("If-None-Match", List.of("*", "\"x\"", "x,\"")),
            Map.entry("If-Match", List.of("*", "\"x\"", "W/")),
            Map.entry("If-Modified-Since", List.of("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "-1")),
            Map.entry(
                    "Origin",
                    List.of("https://evil.test", "null", "chrome-extension://" + "a".repeat(32), "x:/", "http://[")),
            Map.entry("Sec-Fetch-Site", List.of("cross-site", "none")),
            Map.entry("Sec-Purpose", List.of("prefetch", "prefetch;prerender")),
            Map.entry("X-Forwarded-For", List.of("1.2.3.4", "x, y", "::", "'")),
            Map.entry("X-Forwarded-Proto", List.of("https", "javascript", "")),
            Map.entry("X-Forwarded-Host", List.of("evil.test", "a b", "[")),
            Map.entry("X-Forwarded-Port", List.of("0", "99999", "x")),
            Map.entry("X-Forwarded-Prefix", List.of("/x", "//", "\\")),
            Map.entry("Forwarded", List.of("for=x;host=evil.test;proto=https", "for=\"", ";;=")),
            Map.entry("X-HTTP-Method-Override", List.of("DELETE", "PATCH", "bogus")),
            Map.entry("traceparent", List.of("00-x-y-z", "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01", "ff")),
            Map.entry("baggage", List.of("a=b", "=,=", "a=" + "b".repeat(3000))),
            Map.entry("Upgrade", List.of("h2c", "websocket", "TLS/1.0")),
            Map.entry("Access-Control-Request-Method", List.of("POST", "bogus", "")),
            Map.entry("X-CSRF-TOKEN", List.of("x", "")));

    private static final List<String> NAMES = ODD.keySet().stream().sorted().toList();

    private static final List<String> LINES = List.of(
            "no colon",
            ": no name",
            " folded",
            "a b: c",
            "X-\u0000: y",
            "X-\u00fc: y",
            "X: " + "y".repeat(9000),
            "{}: x",
            "X-A: b\r\n continued",
            "X-A: b\rX-B: c",
            "X-A: b\nX-B: c",
            "Content-Length : 5",
            "X: y\r\n".repeat(150) + "X: z");

    private static final List<String> CREDENTIALS = List.of(
            "Bearer",
            "Bearer ",
            "Bearer  x",
            "Basic YTpi",
            "Basic",
            "Negotiate x",
            "Bearer hcx_",
            "Bearer hcx_" + "a".repeat(49),
            "Bearer hcx_" + "z".repeat(4000),
            "Bearer a.b.c",
            "Bearer ..",
            "Bearer e30.e30.",
            "Bearer eyJhbGciOiJub25lIn0.e30.",
            "Bearer " + "x".repeat(7000),
            "Bearer \u00fc",
            "Bearer \u0000",
            "Bearer {}",
            "Bearer x, Bearer y",
            "BEARER x",
            "\u0000",
            "Bearer eyJhbGciOiJSUzI1NiJ9." + "W1td".repeat(500) + ".x",
            "Digest username=\"x\"",
            "hcx_x",
            "Bearer ==");

    static final List<RequestMutator> ALL = List.of(
            HeaderMutators::odd,
            HeaderMutators::odd,
            HeaderMutators::odd,
            HeaderMutators::arbitrary,
            HeaderMutators::again,
            HeaderMutators::credential,
            (request, random) -> request.headerLine(random.oneOf(LINES)),
            (request, random) ->
                    request.without(random.oneOf(List.of("Host", "Connection", "Content-Type", "Authorization"))));

    private HeaderMutators() {}

    private static void odd(Request request, SeededRandom random) {
        String name = random.oneOf(NAMES);
        String value = random.oneOf(ODD.getOrDefault(name, ODD_VALUES));
        if (random.percent(75)) {
            request.onlyHeader(name, value);
        } else {
            request.header(name, value);
        }
    }

    private static void arbitrary(Request request, SeededRandom random) {
        String name = random.percent(20) ? "Authorization" : random.oneOf(NAMES);
        request.onlyHeader(name, random.oneOf(ODD_VALUES));
    }

    /** Duplicates a header unchanged. */
    private static void again(Request request, SeededRandom random) {
        String name = random.oneOf(List.of("Authorization", "Content-Type", "Host", "Connection", "Idempotency-Key"));
        request.header(name, request.valueOf(name));
    }

    private static void credential(Request request, SeededRandom random) {
        String good = request.valueOf("Authorization");
        switch (random.below(4)) {
            case 0 -> request.onlyHeader("Authorization", good + "x");
            case 1 -> request.onlyHeader("Authorization", good.substring(0, good.length() - good.length() / 3));
            case 2 -> request.header("Authorization", random.oneOf(CREDENTIALS));
            default -> request.onlyHeader("Authorization", random.oneOf(CREDENTIALS));
        }
    }
}
