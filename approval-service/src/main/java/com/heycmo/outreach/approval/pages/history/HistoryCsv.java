package com.heycmo.outreach.approval.pages.history;

import com.heycmo.outreach.approval.history.HistoryEntry;
import com.heycmo.outreach.problems.SpreadsheetCells;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Writes entries of the history as CSV, with the wire names of the API. */
final class HistoryCsv {

    private static final String ATTACHMENT =
            ContentDisposition.attachment().filename("history.csv").build().toString();
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "at",
                    "what",
                    "actor",
                    "actorName",
                    "actorId",
                    "via",
                    "action",
                    "prospectName",
                    "prospectUrl",
                    "draftId",
                    "version",
                    "detail")
            .get();

    private final CSVPrinter printer;

    HistoryCsv(Writer output) throws IOException {
        printer = new CSVPrinter(output, FORMAT);
    }

    static void prepare(HttpServletResponse response) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ATTACHMENT);
    }

    /** Names and details are what others wrote. */
    void write(HistoryEntry entry) {
        try {
            printer.printRecord(
                    entry.at(),
                    entry.what(),
                    entry.actor(),
                    SpreadsheetCells.guarded(entry.actorName()),
                    entry.actorId(),
                    entry.via(),
                    entry.action(),
                    SpreadsheetCells.guarded(entry.prospectName()),
                    entry.prospectUrl(),
                    entry.draftId(),
                    entry.version(),
                    SpreadsheetCells.guarded(entry.detail()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void flush() throws IOException {
        printer.flush();
    }
}
