package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.running.AnalyticsStreams;
import com.heycmo.outreach.analytics.running.Holder;
import com.heycmo.outreach.analytics.running.NotNowException;
import com.heycmo.outreach.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures of one customer, as JSON or for a spreadsheet. */
@RestController
class AnalyticsController {

    private static final String CSV = "text/csv";

    private final AnalyticsStreams streams;
    private final Peers peers;

    AnalyticsController(AnalyticsStreams streams, Peers peers) {
        this.streams = streams;
        this.peers = peers;
    }

    @GetMapping(
            path = "/api/linkedin/analytics/{customerId}",
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    ResponseEntity<Object> figures(
            @PathVariable UUID customerId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String bucket,
            @RequestParam(required = false) @Nullable String by,
            @RequestHeader HttpHeaders headers) {
        FiguresQuery query = FiguresQueryReader.read(from, to, bucket, by, Instant.now());
        MediaType type = wanted(headers.getAccept());
        try {
            Holder holder = streams.holderOf(customerId);
            Object body = holder instanceof Holder.Here here
                    ? written(streams.read(customerId, here, new FigureReading(customerId, query)), type)
                    : elsewhere((Holder.Elsewhere) holder, customerId, query, headers, type);
            return answer(body, type);
        } catch (NotNowException e) {
            throw ProblemException.unavailable("The figures are being brought together, try again later.", e);
        }
    }

    private Object elsewhere(
            Holder.Elsewhere peer, UUID customerId, FiguresQuery query, HttpHeaders headers, MediaType type) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (headers.containsHeader(Peers.ASKED) || authorization == null) {
            throw ProblemException.unavailable("Another instance holds the figures, try again later.", null);
        }
        return peers.ask(peer, customerId, query, authorization, type);
    }

    private static Object written(FigureRows rows, MediaType type) {
        return type.equals(FiguresCsv.TYPE) ? FiguresCsv.of(rows).getBytes(StandardCharsets.UTF_8) : rows;
    }

    private static ResponseEntity<Object> answer(Object body, MediaType type) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(type);
        if (type.equals(FiguresCsv.TYPE)) {
            answer.header(HttpHeaders.CONTENT_DISPOSITION, FiguresCsv.AS_A_FILE);
        }
        return answer.body(body);
    }

    /** Whoever would take either gets JSON. */
    private static MediaType wanted(List<MediaType> accepted) {
        MediaType best = accepted.stream()
                .filter(each ->
                        each.isCompatibleWith(MediaType.APPLICATION_JSON) || each.isCompatibleWith(FiguresCsv.TYPE))
                .max(Comparator.comparingDouble(MediaType::getQualityValue))
                .orElse(MediaType.APPLICATION_JSON);
        return best.isCompatibleWith(MediaType.APPLICATION_JSON) ? MediaType.APPLICATION_JSON : FiguresCsv.TYPE;
    }
}
