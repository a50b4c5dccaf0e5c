package com.heycmo.outreach.acceptance.fuzz;

import java.util.List;

/** Paths and queries that are not what they should be. */
final class TargetSpoilers {

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

    static final List<Spoiler> ALL = List.of(
            TargetSpoilers::insertPiece,
            TargetSpoilers::insertPiece,
            TargetSpoilers::cut,
            TargetSpoilers::query,
            TargetSpoilers::query,
            TargetSpoilers::method,
            (request, dice) -> request.target(any -> dice.oneOf(WHOLES)));

    private TargetSpoilers() {}

    private static void insertPiece(Request request, Dice dice) {
        request.target(path -> {
            int at = dice.below(path.length() + 1);
            return path.substring(0, at) + dice.oneOf(PIECES) + path.substring(at);
        });
    }

    private static void cut(Request request, Dice dice) {
        request.target(path -> path.substring(0, dice.below(path.length() + 1)));
    }

    private static void query(Request request, Dice dice) {
        request.target(path -> path + (path.contains("?") ? "&" : "?") + dice.oneOf(QUERIES));
    }

    private static void method(Request request, Dice dice) {
        request.method(dice.oneOf(METHODS));
    }
}
