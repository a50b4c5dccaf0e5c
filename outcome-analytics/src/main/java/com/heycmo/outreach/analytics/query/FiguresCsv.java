package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.Measures;
import com.heycmo.outreach.problems.SpreadsheetCells;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/** Writes figures as CSV (RFC 4180). No text of a draft or an extension becomes a spreadsheet formula. */
@Component
final class FiguresCsv extends AbstractHttpMessageConverter<FigureRows> {

    static final String NAME = "text/csv";

    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final ContentDisposition ATTACHMENT =
            ContentDisposition.attachment().filename("analytics.csv").build();

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    ("bucket,action,intentSource,variant,drafted,approved,skipped,edited,expired,revived,sent,failed,"
                                    + "invited,accepted,acceptanceRate,contacted,replied,replyRate,"
                                    + "failureReasons,timeToDecisionP50Seconds,timeToDecisionP90Seconds,timeToDecisionCount,"
                                    + "timeToSentP50Seconds,timeToSentP90Seconds,timeToSentCount")
                            .split(","))
            .get();

    FiguresCsv() {
        super(TYPE);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == FigureRows.class;
    }

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
        message.getHeaders().setContentDisposition(ATTACHMENT);
        message.getBody().write(csv(rows).getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(FigureRows rows) throws IOException {
        StringWriter csv = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(csv, FORMAT)) {
            for (FigureRow row : rows.rows()) {
                print(row, row.measures(), printer);
            }
        }
        return csv.toString();
    }

    private static void print(FigureRow row, Measures measures, CSVPrinter printer) throws IOException {
        printer.printRecord(
                row.bucket(),
                SpreadsheetCells.guarded(row.action()),
                SpreadsheetCells.guarded(row.intentSource()),
                SpreadsheetCells.guarded(row.variant()),
                measures.drafted(),
                measures.approved(),
                measures.skipped(),
                measures.edited(),
                measures.expired(),
                measures.revived(),
                measures.sent(),
                measures.failed(),
                measures.invited(),
                measures.accepted(),
                measures.acceptanceRate(),
                measures.contacted(),
                measures.replied(),
                measures.replyRate(),
                SpreadsheetCells.guarded(measures.failureReasons().stream()
                        .map(reason -> reason.reason() + " (" + reason.count() + ")")
                        .collect(Collectors.joining("; "))),
                measures.timeToDecision().p50Seconds(),
                measures.timeToDecision().p90Seconds(),
                measures.timeToDecision().count(),
                measures.timeToSent().p50Seconds(),
                measures.timeToSent().p90Seconds(),
                measures.timeToSent().count());
    }
}
