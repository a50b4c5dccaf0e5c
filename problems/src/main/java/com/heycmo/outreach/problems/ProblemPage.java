package com.heycmo.outreach.problems;

import com.heycmo.outreach.policy.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.util.HtmlUtils;

/** A problem as a page that a person can read, in English or German. It says no more than the JSON does. */
final class ProblemPage {

    private static final String STYLE = """
            :root{color-scheme:light dark;font:1rem/1.5 system-ui,"Segoe UI",Roboto,sans-serif}
            body{margin:0;background:light-dark(#f4f5f7,#14161a);color:light-dark(#1b1f27,#e8eaee)}
            main{max-width:36rem;margin:12vh auto 0;padding:1.5rem;overflow-wrap:anywhere}
            h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
            .small{font-size:.875rem;color:light-dark(#565e6c,#a3abb9)}
            a{color:light-dark(#1f5fd0,#7fabff)}
            """;

    /** Allows this style and nothing else. */
    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                    .formatted(sha256(STYLE));

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>%s</style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            <p>%s</p>
            %s<p class="small">%d <span lang="en">%s</span></p>
            </main>
            </body>
            </html>
            """;

    private static final Map<String, ResourceBundle> TEXTS =
            Map.of("en", texts(Locale.ROOT), "de", texts(Locale.GERMAN));

    private final String reviewPage;
    private final int managementPort;

    /**
     * @param reviewPage the path of the review page; empty in a process without pages
     * @param managementPort its problems link to no page; 0 if it is not set
     */
    ProblemPage(String reviewPage, int managementPort) {
        this.reviewPage = reviewPage;
        this.managementPort = managementPort;
    }

    /** Sets the page's headers, and returns the page. */
    String of(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) {
        ResourceBundle texts = textsFor(request);
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, texts.getString("language"));
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        return page(problem, texts, request.getLocalPort() == managementPort ? "" : reviewPage);
    }

    private static String page(ProblemDetail problem, ResourceBundle texts, String link) {
        String kind = texts.containsKey("title." + problem.getStatus()) ? "." + problem.getStatus() : ".other";
        String title = texts.getString("title" + kind);
        return PAGE.formatted(
                texts.getString("language"),
                title,
                STYLE,
                title,
                texts.getString("text" + kind),
                link.isEmpty()
                        ? ""
                        : "<p><a href=\"%s\">%s</a></p>\n".formatted(escaped(link), texts.getString("review")),
                problem.getStatus(),
                escaped(details(problem)));
    }

    /** What the JSON says, in English: the title with the reasons or, without any, the detail. */
    private static String details(ProblemDetail problem) {
        String reasons = reasons(problem).stream().map(Reason::message).collect(Collectors.joining(" "));
        String detail = reasons.isEmpty() ? Objects.toString(problem.getDetail(), "") : reasons;
        return "%s. %s".formatted(problem.getTitle(), detail).strip();
    }

    private static List<Reason> reasons(ProblemDetail problem) {
        Object reasons =
                Objects.requireNonNullElse(problem.getProperties(), Map.of()).get("reasons");
        return reasons instanceof List<?> list
                ? list.stream().map(Reason.class::cast).toList()
                : List.of();
    }

    /** The server's own language must not decide. */
    private static ResourceBundle textsFor(HttpServletRequest request) {
        @Nullable String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        String language = wanted == null ? "en" : request.getLocale().getLanguage();
        return Objects.requireNonNull(TEXTS.getOrDefault(language, TEXTS.get("en")));
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "texts/problems",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
