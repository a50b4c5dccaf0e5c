package com.heycmo.outreach.approval.forecast;

import com.heycmo.outreach.forecast.Forecast;
import com.heycmo.outreach.forecast.ForecastItem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Forecasts when a customer's drafts will be sent. */
@Service
public class Forecasts {

    private final ForecastStore store;
    private final TransactionTemplate reading;

    Forecasts(ForecastStore store, TransactionTemplate transaction) {
        this.store = store;
        this.reading = transaction;
    }

    /**
     * Every approved draft.
     *
     * @param pending whether pending drafts are forecast, too, each as if it were approved now
     */
    public List<ForecastItem> of(UUID customerId, boolean pending) {
        // The connection is given back before the computation.
        return Forecast.of(reading.execute(tx -> store.snapshot(customerId, pending)));
    }
}
