package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.Measures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/** Rows for a spreadsheet (RFC 4180). What others have written never begins a formula there. */
@Component
final class FiguresCsv extends AbstractHttpMessageConverter<FigureRows> {

    static final String NAME = "text/csv";

    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final ContentDisposition AS_A_FILE =
            ContentDisposition.attachment().filename("analytics.csv").build();

    private static final String HEAD =
            "bucket,action,intentSource,drafted,approved,skipped,edited,expired,revived,sent,"
                    + "failed,failureReasons,timeToDecisionP50Seconds,timeToDecisionP90Seconds,timeToDecisionCount,"
                    + "timeToSentP50Seconds,timeToSentP90Seconds,timeToSentCount";
    private static final String LINE_END = "\r\n";

    /** By these a spreadsheet knows a formula; some take the full-width ones for them, too. */
    private static final String BEGIN_A_FORMULA = "=+-@\t\r\n|%＝＋－＠";

    FiguresCsv() {
        super(TYPE);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == FigureRows.class;
    }

    /** Rows are only ever read from JSON. */
    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected FigureRows readInternal(Class<? extends FigureRows> type, HttpInputMessage message) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void writeInternal(FigureRows rows, HttpOutputMessage message) throws IOException {
        message.getHeaders().setContentType(TYPE);
        message.getHeaders().setContentDisposition(AS_A_FILE);
        message.getBody().write(of(rows).getBytes(StandardCharsets.UTF_8));
    }

    static String of(FigureRows rows) {
        return rows.rows().stream().map(FiguresCsv::line).collect(Collectors.joining("", HEAD + LINE_END, ""));
    }

    private static String line(FigureRow row) {
        Stream<@Nullable Object> counts = Stream.of(
                row.drafted(),
                row.approved(),
                row.skipped(),
                row.edited(),
                row.expired(),
                row.revived(),
                row.sent(),
                row.failed());
        Stream<@Nullable Object> texts =
                Stream.of(text(row.bucket().toString()), text(row.action()), text(row.intentSource()));
        Stream<@Nullable Object> rest = Stream.concat(
                Stream.of(text(reasons(row))), Stream.concat(time(row.timeToDecision()), time(row.timeToSent())));
        return Stream.concat(Stream.concat(texts, counts), rest)
                        .map(cell -> Objects.toString(cell, ""))
                        .collect(Collectors.joining(","))
                + LINE_END;
    }

    private static Stream<@Nullable Object> time(Measures.Time time) {
        return Arrays.<@Nullable Object>asList(time.p50Seconds(), time.p90Seconds(), time.count()).stream();
    }

    private static String reasons(FigureRow row) {
        return row.failureReasons().stream()
                .map(reason -> reason.reason() + " (" + reason.count() + ")")
                .collect(Collectors.joining("; "));
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String harmless = beginsAFormula(text) || beginsAFormula(text.stripLeading()) ? "'" + text : text;
        boolean quoted = harmless.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    private static boolean beginsAFormula(String text) {
        return !text.isEmpty() && BEGIN_A_FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
