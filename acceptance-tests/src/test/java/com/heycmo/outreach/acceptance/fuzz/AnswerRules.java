package com.heycmo.outreach.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every answer, whatever was asked. */
final class AnswerRules {

    private static final Pattern SERVER_ERROR = Pattern.compile("HTTP/1\\.1 5\\d\\d");
    private static final Pattern TO_THE_API = Pattern.compile("^[A-Z]+ /api/");
    private static final Pattern FIRST_LINE = Pattern.compile("[A-Z]+ /\\S* HTTP/1\\.[01]");

    private static final int REFUSED = 400;

    /** Words that only the inside knows. */
    private static final List<String> INSIDE = List.of(
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

    /** @param secret must not be seen in any answer */
    AnswerRules(String secret) {
        this.secret = secret;
    }

    /** What is wrong with this answer; empty when nothing is. */
    Optional<String> complaintAbout(byte[] request, Answer answer) {
        String asked = new String(request, StandardCharsets.ISO_8859_1);
        if (SERVER_ERROR.matcher(answer.text()).find()) {
            return Optional.of("an error of the server");
        }
        if (answer.text().contains(secret)) {
            return Optional.of("a secret");
        }
        if (answer.isNone()) {
            return isWhole(asked) ? Optional.of("silence") : Optional.empty();
        }
        if (!answer.hasHead()) {
            return tellsOfTheInside(answer.text());
        }
        Answer last = answer.last();
        if (!last.hasHead()) {
            return Optional.of("an interim answer alone");
        }
        return wrongHead(asked, last).or(() -> last.status() < REFUSED ? Optional.empty() : wrongProblem(asked, last));
    }

    /** Whether its head, at least, is all there; who stops before that only sees the connection end. */
    private static boolean isWhole(String asked) {
        return asked.contains("\r\n\r\n")
                && FIRST_LINE.matcher(asked.substring(0, asked.indexOf("\r\n"))).matches();
    }

    private static Optional<String> wrongHead(String asked, Answer answer) {
        if (answer.header("X-Injected").isPresent()) {
            return Optional.of("a header of the client's");
        }
        return answer.header("Set-Cookie").isPresent()
                        && TO_THE_API.matcher(asked).find()
                ? Optional.of("a cookie from the API")
                : Optional.empty();
    }

    private static Optional<String> wrongProblem(String asked, Answer answer) {
        String type = answer.header("Content-Type").orElse("none");
        if (!type.matches("application/problem\\+json(;charset=(?i:utf-8))?")) {
            return Optional.of("the content type " + type);
        }
        if (answer.status() == 401
                && answer.header("WWW-Authenticate").isEmpty()
                && TO_THE_API.matcher(asked).find()) {
            return Optional.of("no challenge");
        }
        return asked.startsWith("HEAD ") ? Optional.empty() : wrongBody(answer);
    }

    private static Optional<String> wrongBody(Answer answer) {
        try {
            JsonNode problem = JsonMapper.shared().readTree(answer.body());
            boolean whole = problem.path("status").asInt(0) == answer.status()
                    && problem.path("type").isString()
                    && !problem.path("title").asString("").isBlank();
            return whole ? tellsOfTheInside(answer.body()) : Optional.of("no problem of this status in the body");
        } catch (JacksonException e) {
            return Optional.of("a body that is not JSON");
        }
    }

    private static Optional<String> tellsOfTheInside(String text) {
        return INSIDE.stream().filter(text::contains).findFirst().map(word -> "the word '" + word + "'");
    }
}
