package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.streams.AnalyticsStreams;
import com.heycmo.outreach.analytics.streams.FiguresUnavailableException;
import com.heycmo.outreach.problems.ProblemException;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gets figures from the instance that holds them. */
@Component
class FiguresService {

    private final AnalyticsStreams streams;
    private final RemoteFiguresClient remote;

    FiguresService(AnalyticsStreams streams, RemoteFiguresClient remote) {
        this.streams = streams;
        this.remote = remote;
    }

    /** @param authorization the credential for requests to other instances; null to ask this instance only */
    FigureRows rows(FiguresQuery query, @Nullable String authorization) {
        try {
            Optional<HostInfo> otherInstance = streams.otherInstanceWith(query.customerId());
            if (otherInstance.isPresent() && authorization != null) {
                return remote.fetch(otherInstance.get(), query, authorization);
            }
            return FigureRows.of(streams.read(query.customerId(), query), query.by());
        } catch (FiguresUnavailableException e) {
            throw ProblemException.unavailable("Figures are being calculated. Try again later.", e);
        }
    }
}
