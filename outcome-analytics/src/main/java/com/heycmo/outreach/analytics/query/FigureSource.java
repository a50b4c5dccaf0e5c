package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.running.AnalyticsStreams;
import com.heycmo.outreach.analytics.running.FiguresLocation;
import com.heycmo.outreach.analytics.running.FiguresUnavailableException;
import com.heycmo.outreach.problems.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gets figures from whichever instance holds them, or says that it cannot be done now. */
@Component
class FigureSource {

    private final AnalyticsStreams streams;
    private final RemoteFiguresClient peers;

    FigureSource(AnalyticsStreams streams, RemoteFiguresClient peers) {
        this.streams = streams;
        this.peers = peers;
    }

    /** @param authorization what to ask another instance with; null to ask nobody */
    FigureRows rows(UUID customerId, FiguresQuery query, @Nullable String authorization) {
        try {
            FiguresLocation holder = streams.holderOf(customerId);
            if (holder instanceof FiguresLocation.Here here) {
                return streams.read(customerId, here, new FigureReading(customerId, query));
            }
            if (holder instanceof FiguresLocation.Elsewhere elsewhere && authorization != null) {
                return peers.ask(elsewhere, customerId, query, authorization);
            }
            throw new FiguresUnavailableException("Another instance holds the figures.");
        } catch (FiguresUnavailableException e) {
            throw ProblemException.unavailable("The figures are being brought together, try again later.", e);
        }
    }
}
