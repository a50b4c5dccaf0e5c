package com.heycmo.outreach.approval.donotcontact;

import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.problems.SpreadsheetCells;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file of entries: UTF-8, a BOM or none, comma or semicolon, a header line with {@link #COLUMNS} in any order. It
 * reads to the end and collects the reasons against every line.
 */
final class EntriesFile {

    static final List<String> COLUMNS = List.of("prospectUrl", "company", "reason", "until");
    static final int MAX_LINES = 50_000;

    private static final String BOM = "\uFEFF";

    private final Instant now;
    private final List<NewEntry> entries = new ArrayList<>();
    private final List<LineReason> reasons = new ArrayList<>();

    private EntriesFile(Instant now) {
        this.now = now;
    }

    /**
     * The entries in the order of their lines.
     *
     * @throws ProblemException 400 with the reasons against each line that cannot be taken; 413 if there are too many lines
     */
    static List<NewEntry> read(byte[] csv, Instant now) {
        EntriesFile file = new EntriesFile(now);
        try {
            file.read(file.decoded(csv));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!file.reasons.isEmpty()) {
            throw ProblemException.of(
                            ProblemType.VALIDATION_FAILED,
                            "Nothing of the file was taken, see the reasons of its lines.")
                    .with("reasons", file.reasons);
        }
        return file.entries;
    }

    private String decoded(byte[] csv) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(csv);
        CharBuffer text = CharBuffer.allocate(csv.length);
        if (utf8.decode(bytes, text, true).isError()) {
            long line = 1
                    + IntStream.range(0, bytes.position())
                            .filter(at -> csv[at] == '\n')
                            .count();
            add(line, "The file is not UTF-8.");
            return "";
        }
        String decoded = text.flip().toString();
        return decoded.startsWith(BOM) ? decoded.substring(1) : decoded;
    }

    private void read(String text) throws IOException {
        if (!reasons.isEmpty()) {
            return;
        }
        String header = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(header.indexOf(';') < 0 ? ',' : ';')
                .setIgnoreEmptyLines(false)
                .get();
        long line = 1;
        try (CSVParser parser = format.parse(new StringReader(text))) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> columns = List.of();
            while (records.hasNext()) {
                CSVRecord record = records.next();
                if (line == 1) {
                    columns = columns(record);
                } else if (!isEmpty(record)) {
                    read(record, columns, line);
                }
                if (columns.isEmpty()) {
                    return;
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            add(line, "The quotes of this line are not closed, or text follows a closing one.");
        }
        if (line == 1) {
            add(1, "The file is empty.");
        }
    }

    /** The columns in their order; empty if they are not the expected ones. */
    private List<String> columns(CSVRecord header) {
        List<String> names = header.stream().map(String::strip).toList();
        if (names.size() == COLUMNS.size() && names.containsAll(COLUMNS)) {
            return names;
        }
        add(
                1,
                "The first line must name the columns %s, separated by commas or semicolons."
                        .formatted(String.join(", ", COLUMNS)));
        return List.of();
    }

    private void read(CSVRecord record, List<String> columns, long line) {
        if (entries.size() == MAX_LINES) {
            throw ProblemException.of(
                    ProblemType.PAYLOAD_TOO_LARGE, "The file may have at most %d lines.".formatted(MAX_LINES));
        }
        if (record.size() != COLUMNS.size()) {
            add(line, "The line has %d cells instead of %d.".formatted(record.size(), COLUMNS.size()));
            return;
        }
        Function<String, String> cell = name -> SpreadsheetCells.unguarded(record.get(columns.indexOf(name)));
        Reasons found = new Reasons();
        NewEntry.read(
                        new NewEntry.Written(
                                cell.apply("prospectUrl"),
                                cell.apply("company"),
                                cell.apply("reason"),
                                cell.apply("until")),
                        now,
                        found)
                .ifPresent(entries::add);
        found.list().forEach(reason -> reasons.add(LineReason.of(reason, line)));
    }

    private static boolean isEmpty(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    private void add(long line, String message) {
        reasons.add(LineReason.of(Reason.of(ReasonCode.MALFORMED, message), line));
    }
}
