package com.heycmo.outreach.approval.forecast;

import com.heycmo.outreach.forecast.Forecast;
import com.heycmo.outreach.forecast.ForecastItem;
import java.util.List;

/** The forecast of every approved draft, and what it is based on. */
record ForecastAnswer(List<ForecastItem> items, Assumptions assumes) {

    /** @param secondsBetweenActions of one extension */
    record Assumptions(long secondsBetweenActions) {}

    static ForecastAnswer of(List<ForecastItem> items) {
        return new ForecastAnswer(items, new Assumptions(Forecast.BETWEEN_ACTIONS.toSeconds()));
    }
}
