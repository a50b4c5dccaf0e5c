package com.heycmo.outreach.dispatch.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.problems.ProblemException;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTests {

    private static final String HASH = "0123456789abcdefABCDEF".repeat(3).substring(0, 64);

    @Test
    void readsAllFields() {
        Report report = read("""
                {"success":true,"claimToken":"t","resultUrl":"https://www.linkedin.com/feed/x",
                 "sentBodySha256":"%s","errorMessage":null,"whatever":[1]}""".formatted(HASH));

        assertThat(report.success()).isTrue();
        assertThat(report.claimToken()).isEqualTo("t");
        assertThat(report.resultUrl()).isEqualTo("https://www.linkedin.com/feed/x");
        assertThat(report.sentBodySha256()).isEqualTo(HASH);
        assertThat(report.errorMessage()).isNull();
        assertThat(report.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "no",
                "[]",
                "\"x\"",
                "null",
                "{}",
                "{\"success\":null}",
                "{\"success\":\"true\"}",
                "{\"success\":1}",
                "{\"success\":true} x"
            })
    void rejectsABodyWithoutABooleanSuccess(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(400));
    }

    @Test
    void toleratesInvalidEscapesAndControlCharacters() {
        Report report = read("{\"success\":false,\"errorMessage\":\"a\nb\u0000c\\u0000d\\ud800e\\qf\tg\"}");

        assertThat(report.errorMessage()).isEqualTo("a\nb\uFFFDc\uFFFDd\uFFFDeqf\tg");
    }

    @Test
    void replacesInvalidUtf8() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"success\":false,\"errorMessage\":\"caf".getBytes(UTF_8));
        body.write(0xE9);
        body.writeBytes("!\"}".getBytes(UTF_8));

        assertThat(ReportReader.read(body.toByteArray()).errorMessage()).isEqualTo("caf\uFFFD!");
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(read("\uFEFF{\"success\":true}").success()).isTrue();
    }

    @Test
    void readsValuesThatAreNotStringsAsText() {
        Report report = read("{\"success\":false,\"errorMessage\":{\"code\":7},\"claimToken\":12,\"resultUrl\":false}");

        assertThat(report.errorMessage()).isEqualTo("{\"code\":7}");
        assertThat(report.claimToken()).isEqualTo("12");
        assertThat(report.resultUrl()).isNull();
        assertThat(report.warnings()).hasSize(1);
    }

    @Test
    void dropsWhiteSpaceAroundAResultUrl() {
        Report report = read("{\"success\":true,\"resultUrl\":\"\u00A0https://www.linkedin.com/feed/x \\n\"}");

        assertThat(report.resultUrl()).isEqualTo("https://www.linkedin.com/feed/x");
        assertThat(report.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://www.linkedin.com/feed/x",
                "https://linkedin.com.evil.test/x",
                "javascript:alert(1)",
                "https://www.linkedin.com/\\u0000"
            })
    void dropsAResultUrlOutsideLinkedInWithAWarning(String url) {
        Report report = read("{\"success\":true,\"resultUrl\":\"%s\"}".formatted(url));

        assertThat(report.resultUrl()).isNull();
        assertThat(report.warnings()).singleElement().asString().contains("resultUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "z", "0x"})
    void dropsAnInvalidHashWithAWarning(String start) {
        Report report = read("{\"success\":true,\"sentBodySha256\":\"%s\"}"
                .formatted(start + HASH.substring(start.isEmpty() ? 1 : 0)));

        assertThat(report.sentBodySha256()).isNull();
        assertThat(report.warnings()).singleElement().asString().contains("sentBodySha256");
    }

    private static Report read(String body) {
        return ReportReader.read(body.getBytes(UTF_8));
    }
}
