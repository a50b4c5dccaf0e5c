package com.heycmo.outreach.acceptance.fuzz;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes methods, paths and queries invalid. */
final class TargetMutators {

    private static final List<String> PIECES = List.of(
            "%00",
            "%",
            "%zz",
            "%2",
            "%2e%2e%2f",
            "../",
            "..;/",
            "./",
            ";jsessionid=1",
            ";a=b",
            ";a=%zz",
            ";%c0%af",
            "//",
            "%2F",
            "%5C",
            "\\",
            "%c0%af",
            "%ff",
            "%ED%A0%80",
            "%0d%0aX-Injected:%20yes",
            "{customerId}",
            "|",
            "^",
            "`",
            "<x>",
            "\"",
            "\u00fc",
            "\u00c3\u00bc",
            "%uFFFF",
            "%25",
            "%2525",
            "*",
            "~",
            "[",
            "]",
            "::",
            "+",
            "%20",
            "%7f",
            "%E2%80%AE",
            "'",
            "';--",
            "${7*7}",
            "\t",
            "\u0000",
            "#x",
            "?",
            "&",
            "a".repeat(3000),
            "a".repeat(9000),
            "/".repeat(200),
            "/x".repeat(500),
            "%61".repeat(900));

    private static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=-1",
            "limit=201",
            "limit=99999999999999999999",
            "limit=1e2",
            "limit=",
            "limit",
            "limit=%00",
            "limit=1&limit=2",
            "status=bogus",
            "status=",
            "status=sent&status=failed&status=sent",
            "status=%FF",
            "action=message&action=%00",
            "q=%00",
            "q=%FF",
            "q=%25%5F",
            "q=" + "x".repeat(201),
            "q=%F0%9F%98%80",
            "q=%ED%A0%80",
            "q=a&q=b",
            "q=%",
            "q=%zz",
            "q=\\",
            "q=%5C",
            "q='%20OR%20'1'='1",
            "cursor=",
            "cursor=x",
            "cursor=%00",
            "cursor=AAAA",
            "cursor=" + "A".repeat(34),
            "cursor=" + "_".repeat(34),
            "cursor=AP__________" + "A".repeat(22),
            "cursor=" + "A".repeat(4000),
            "order=desc",
            "order=DESC",
            "order=",
            "order=desc&order=asc",
            "=",
            "&&&&",
            "%",
            "%=%",
            "a[b]=c",
            "class.classLoader=x",
            "&a=b".repeat(1500),
            "_method=DELETE",
            "access_token=x",
            "jsessionid=x",
            "error=x",
            "continue",
            "trace=true",
            "format=xml");

    private static final List<String> METHODS = List.of(
            "HEAD",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "PUT",
            "DELETE",
            "PATCH",
            "POST",
            "GET",
            "QUERY",
            "get",
            "Post",
            "G@T",
            "",
            "FOO",
            "GET\u0000",
            "PRI",
            "\u00fc",
            "X".repeat(5000));

    private static final List<String> WHOLES = List.of(
            "*",
            "",
            "/",
            "//",
            "http://evil.test/api/linkedin/queue/",
            "http://",
            "localhost:80",
            "?",
            "#",
            "/..",
            "/%",
            "/\u0000",
            "http://[::1",
            "https://localhost/api",
            "mailto:a@b",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF");

    static final List<RequestMutator> ALL = List.of(
            TargetMutators::insertPiece,
            TargetMutators::insertPiece,
            TargetMutators::cut,
            TargetMutators::query,
            TargetMutators::query,
            TargetMutators::method,
            (request, random) -> request.target(any -> random.oneOf(WHOLES)));

    private TargetMutators() {}

    /** The path with each piece in each of its segments. */
    static Stream<String> withEachPiece(String path) {
        return IntStream.range(1, path.length())
                .filter(at -> path.charAt(at - 1) == '/')
                .map(at -> at + 1)
                .boxed()
                .flatMap(at -> PIECES.stream().map(piece -> path.substring(0, at) + piece + path.substring(at)));
    }

    private static void insertPiece(Request request, SeededRandom random) {
        request.target(path -> {
            int at = random.below(path.length() + 1);
            return path.substring(0, at) + random.oneOf(PIECES) + path.substring(at);
        });
    }

    private static void cut(Request request, SeededRandom random) {
        request.target(path -> path.substring(0, random.below(path.length() + 1)));
    }

    private static void query(Request request, SeededRandom random) {
        request.target(path -> path + (path.contains("?") ? "&" : "?") + random.oneOf(QUERIES));
    }

    private static void method(Request request, SeededRandom random) {
        request.method(random.oneOf(METHODS));
    }
}
