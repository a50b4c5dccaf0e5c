package com.heycmo.outreach.approval.forecast;

import com.heycmo.outreach.forecast.Forecast;
import com.heycmo.outreach.forecast.ForecastItem;
import com.heycmo.outreach.forecast.ForecastSnapshot;
import com.heycmo.outreach.forecast.ForecastSnapshot.OpenDraft;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Forecasts when a customer's drafts will be sent. */
@Service
public class Forecasts {

    /** Pages wait for no longer computation. Under the caps no more than about 700 drafts go out before they expire. */
    private static final int MAX_APPROVED_OF_PAGE = 1_000;

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

    /**
     * The approved drafts and these pending ones by id, as if each of those were approved now, in this order. Empty if the
     * customer has more approved drafts than a page can wait for.
     */
    @Transactional(readOnly = true)
    public Map<UUID, ForecastItem> ofPage(UUID customerId, List<UUID> pendingIds) {
        ForecastSnapshot snapshot = store.snapshot(customerId, pendingIds, MAX_APPROVED_OF_PAGE + 1);
        long approved = snapshot.drafts().stream().filter(OpenDraft::forecast).count() - pendingIds.size();
        return approved > MAX_APPROVED_OF_PAGE
                ? Map.of()
                : Forecast.of(snapshot).stream().collect(Collectors.toMap(ForecastItem::id, Function.identity()));
    }
}
