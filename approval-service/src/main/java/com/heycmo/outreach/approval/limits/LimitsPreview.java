package com.heycmo.outreach.approval.limits;

import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.policy.Action;
import java.time.LocalDate;

/**
 * What limits allow today.
 *
 * @param today the day in the time zone of the limits
 */
public record LimitsPreview(Limits limits, LocalDate today) {

    public int capToday(Action action) {
        return limits.capOn(today, action);
    }
}
