package com.heycmo.outreach.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules that every response must meet, whatever the request. */
final class ResponseRules {

    private static final Pattern SERVER_ERROR = Pattern.compile("HTTP/1\\.1 5\\d\\d");
    private static final Pattern API_REQUEST = Pattern.compile("^[A-Z]+ /api/");
    private static final Pattern FIRST_LINE = Pattern.compile("[A-Z]+ /\\S* HTTP/1\\.[01]");

    private static final int FIRST_ERROR_STATUS = 400;

    /** Words that would reveal implementation details. */
    private static final List<String> INTERNAL_WORDS = List.of(
            "Exception",
            "\tat ",
            "org.",
            "java.",
            "com.",
            "heycmo",
            "ackson",
            "SELECT ",
            "INSERT ",
            "UPDATE ",
            "relation ",
            "linkedin_outreach",
            "SQLSTATE",
            "Tomcat",
            "Apache",
            "hcx_",
            "eyJ",
            "Bearer ");

    private final String secret;

    /** @param secret must not appear in any response */
    ResponseRules(String secret) {
        this.secret = secret;
    }

    /** What is wrong with this response; empty if nothing is. */
    Optional<String> violation(byte[] request, RawResponse response) {
        String asked = new String(request, StandardCharsets.ISO_8859_1);
        if (SERVER_ERROR.matcher(response.text()).find()) {
            return Optional.of("a server error");
        }
        if (response.text().contains(secret)) {
            return Optional.of("a secret");
        }
        if (response.isNone()) {
            return hasCompleteHead(asked) ? Optional.of("no response") : Optional.empty();
        }
        if (!response.hasHead()) {
            return internalWordIn(response.text());
        }
        RawResponse last = response.last();
        if (!last.hasHead()) {
            return Optional.of("only an interim response");
        }
        return wrongHead(asked, last)
                .or(() -> last.status() < FIRST_ERROR_STATUS ? Optional.empty() : wrongProblem(asked, last));
    }

    /** Whether the request has a complete head. The server may just close the connection on a partial one. */
    private static boolean hasCompleteHead(String asked) {
        return asked.contains("\r\n\r\n")
                && FIRST_LINE.matcher(asked.substring(0, asked.indexOf("\r\n"))).matches();
    }

    private static Optional<String> wrongHead(String asked, RawResponse response) {
        if (response.header("X-Injected").isPresent()) {
            return Optional.of("an injected header");
        }
        return response.header("Set-Cookie").isPresent()
                        && API_REQUEST.matcher(asked).find()
                ? Optional.of("a cookie from the API")
                : Optional.empty();
    }

    private static Optional<String> wrongProblem(String asked, RawResponse response) {
        String type = response.header("Content-Type").orElse("none");
        if (type.equals("text/html;charset=UTF-8") && asked.contains("text/html")) {
            return wrongPage(asked, response);
        }
        if (!type.matches("application/problem\\+json(;charset=(?i:utf-8))?")) {
            return Optional.of("the content type " + type);
        }
        if (response.status() == 401
                && response.header("WWW-Authenticate").isEmpty()
                && API_REQUEST.matcher(asked).find()) {
            return Optional.of("no WWW-Authenticate header");
        }
        return asked.startsWith("HEAD ") ? Optional.empty() : wrongBody(response);
    }

    /** The same problem, for a browser. */
    private static Optional<String> wrongPage(String asked, RawResponse response) {
        boolean strict = response.header("Content-Security-Policy")
                .filter(policy -> policy.startsWith("default-src 'none'; style-src 'sha256-"))
                .isPresent();
        if (!strict) {
            return Optional.of("a page without a strict Content-Security-Policy");
        }
        boolean complete =
                asked.startsWith("HEAD ") || response.body().contains("<p class=\"small\">" + response.status() + " ");
        return complete ? internalWordIn(response.body()) : Optional.of("a page without its status");
    }

    private static Optional<String> wrongBody(RawResponse response) {
        try {
            JsonNode problem = JsonMapper.shared().readTree(response.body());
            boolean valid = problem.path("status").asInt(0) == response.status()
                    && problem.path("type").isString()
                    && !problem.path("title").asString("").isBlank();
            return valid ? internalWordIn(response.body()) : Optional.of("a body that is not a problem of this status");
        } catch (JacksonException e) {
            return Optional.of("a body that is not JSON");
        }
    }

    private static Optional<String> internalWordIn(String text) {
        return INTERNAL_WORDS.stream().filter(text::contains).findFirst().map(word -> "the word '" + word + "'");
    }
}
