package com.heycmo.outreach.analytics.query;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures of one customer, as JSON or CSV. */
@RestController
class AnalyticsController {

    private final FiguresService figures;

    AnalyticsController(FiguresService figures) {
        this.figures = figures;
    }

    /** JSON comes first: it is the answer to a request without a preference. */
    @GetMapping(
            path = "/api/linkedin/analytics/{customerId}",
            produces = {MediaType.APPLICATION_JSON_VALUE, FiguresCsv.NAME})
    FigureRows figures(
            @PathVariable UUID customerId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String bucket,
            @RequestParam(required = false) @Nullable String by,
            HttpServletRequest request) {
        FiguresQuery query = FiguresQueryReader.read(customerId, from, to, bucket, by, Instant.now());
        boolean forwarded = request.getHeader(RemoteFiguresClient.FORWARDED) != null;
        return figures.rows(query, forwarded ? null : request.getHeader(HttpHeaders.AUTHORIZATION));
    }
}
