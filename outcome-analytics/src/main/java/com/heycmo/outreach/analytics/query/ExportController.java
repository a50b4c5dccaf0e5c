package com.heycmo.outreach.analytics.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page's figures as CSV, for people who are signed in and have no token. */
@RestController
@ConditionalOnBooleanProperty("outreach.analytics.page")
class ExportController {

    private final FiguresService figures;

    ExportController(FiguresService figures) {
        this.figures = figures;
    }

    @GetMapping(path = "/outreach/linkedin/{customerId}/analytics.csv", produces = FiguresCsv.NAME)
    FigureRows csv(
            @PathVariable UUID customerId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String by) {
        return figures.rows(FiguresQueryReader.read(customerId, from, to, null, by, Instant.now()), null);
    }
}
