package com.heycmo.outreach.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.figures.Measures;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpOutputMessage;

class FiguresCsvTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "|cmd", "%1", "＝1", "－1", " =1", "\t=1"})
    void neverStartsACellWithAFormula(String text) throws IOException {
        String[] cells = csvOf(text, text).split(",", -1);
        assertThat(cells[2].replace("\"", "")).as("source").isEqualTo("'" + text);
        assertThat(cells[3].replace("\"", "")).as("variant").isEqualTo("'" + text);
    }

    @Test
    void quotesSeparatorsAndQuotes() throws IOException {
        assertThat(csvOf("a,b \"c\"\nd"))
                .isEqualTo("2026-11-20T00:00:00Z,,\"a,b \"\"c\"\"\nd\",,0,0,0,0,0,0,0,0,0,0,,0,0,,,,,0,,,0\r\n");
    }

    @Test
    void leavesCellsWithoutAValueEmpty() throws IOException {
        assertThat(csvOf("funding_news"))
                .isEqualTo("2026-11-20T00:00:00Z,,funding_news,,0,0,0,0,0,0,0,0,0,0,,0,0,,,,,0,,,0\r\n");
    }

    /** The line after the header. */
    private static String csvOf(String source) throws IOException {
        return csvOf(source, null);
    }

    private static String csvOf(String source, @Nullable String variant) throws IOException {
        FigureRow row =
                new FigureRow(Instant.parse("2026-11-20T00:00:00Z"), null, source, variant, Measures.of(Figures.EMPTY));
        MockHttpOutputMessage message = new MockHttpOutputMessage();
        new FiguresCsv().write(new FigureRows(List.of(row)), MediaType.parseMediaType("text/csv"), message);
        String csv = message.getBodyAsString();
        return csv.substring(csv.indexOf("\r\n") + 2);
    }
}
