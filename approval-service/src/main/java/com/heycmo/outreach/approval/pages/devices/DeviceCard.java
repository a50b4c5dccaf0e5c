package com.heycmo.outreach.approval.pages.devices;

import com.heycmo.outreach.approval.extensions.Extension;
import com.heycmo.outreach.approval.pages.context.PageContext;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A paired browser as the page shows it.
 *
 * @param condition the last part of its message's key: {@code never}, {@code away}, or the state that it told last
 * @param since null if it has never been seen, or has told no state
 */
record DeviceCard(
        Extension device, String condition, @Nullable Instant since) {

    private static final String READY = "ready";
    private static final Set<String> WORKS = Set.of(READY, "working", "waiting_for_person");

    static DeviceCard of(Extension device, Instant now) {
        Instant seen = device.lastSeenAt();
        if (seen == null) {
            return new DeviceCard(device, "never", null);
        }
        if (seen.isBefore(now.minus(PageContext.DEVICE_TIMEOUT))) {
            return new DeviceCard(device, "away", seen);
        }
        return device.state() == null
                ? new DeviceCard(device, READY, null)
                : new DeviceCard(device, device.state(), device.stateAt());
    }

    /** The colour of its dot: whether it sends, waits for a person at its browser, or is not there. */
    public String dot() {
        if (condition.equals("never") || condition.equals("away")) {
            return "gone";
        }
        return WORKS.contains(condition) ? "good" : "bad";
    }

    /** Whether the state that it told last does not hold any more, because it is away. */
    public boolean isPast() {
        return dot().equals("gone") && device.state() != null && !device.state().equals(READY);
    }
}
