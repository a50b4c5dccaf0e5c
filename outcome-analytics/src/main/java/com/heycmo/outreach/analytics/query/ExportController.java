package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.running.AnalyticsStreams;
import com.heycmo.outreach.analytics.running.Holder;
import com.heycmo.outreach.analytics.running.NotNowException;
import com.heycmo.outreach.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page's figures for a spreadsheet: for whoever has signed in, and has no token at hand. */
@RestController
@ConditionalOnBooleanProperty("outreach.analytics.page")
class ExportController {

    private final AnalyticsStreams streams;

    ExportController(AnalyticsStreams streams) {
        this.streams = streams;
    }

    @GetMapping("/outreach/linkedin/{customerId}/analytics.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable UUID customerId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String by) {
        FiguresQuery query = FiguresQueryReader.read(from, to, null, by, Instant.now());
        try {
            if (streams.holderOf(customerId) instanceof Holder.Here here) {
                FigureRows rows = streams.read(customerId, here, new FigureReading(customerId, query));
                return ResponseEntity.ok()
                        .contentType(FiguresCsv.TYPE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, FiguresCsv.AS_A_FILE)
                        .body(FiguresCsv.of(rows).getBytes(StandardCharsets.UTF_8));
            }
            throw ProblemException.unavailable("Another instance holds the figures, try again later.", null);
        } catch (NotNowException e) {
            throw ProblemException.unavailable("The figures are being brought together, try again later.", e);
        }
    }
}
