package com.heycmo.outreach.approval.donotcontact;

import com.heycmo.outreach.problems.SpreadsheetCells;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/**
 * Writes entries as a CSV file that {@link EntriesFile} reads. An entry of an erased person is left out, because it names
 * nobody.
 */
@Component
final class EntriesCsv extends AbstractHttpMessageConverter<DoNotContactPage> {

    static final String NAME = "text/csv";

    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final ContentDisposition ATTACHMENT =
            ContentDisposition.attachment().filename("do-not-contact.csv").build();
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(EntriesFile.COLUMNS.toArray(String[]::new))
            .get();

    EntriesCsv() {
        super(TYPE);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == DoNotContactPage.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected DoNotContactPage readInternal(Class<? extends DoNotContactPage> type, HttpInputMessage message) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void writeInternal(DoNotContactPage page, HttpOutputMessage message) throws IOException {
        message.getHeaders().setContentType(TYPE);
        message.getHeaders().setContentDisposition(ATTACHMENT);
        message.getBody().write(csv(page).getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(DoNotContactPage page) throws IOException {
        StringWriter csv = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(csv, FORMAT)) {
            for (DoNotContactEntry entry : page.items()) {
                if (entry.prospectUrl() != null || entry.company() != null) {
                    printer.printRecord(
                            entry.prospectUrl(),
                            SpreadsheetCells.guarded(entry.company()),
                            SpreadsheetCells.guarded(entry.reason()),
                            entry.until());
                }
            }
        }
        return csv.toString();
    }
}
