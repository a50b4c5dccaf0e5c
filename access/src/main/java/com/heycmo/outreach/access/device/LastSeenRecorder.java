package com.heycmo.outreach.access.device;

import com.heycmo.outreach.access.caller.Device;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes which devices were seen, twice a second for all of them together: a write for each request would cost more than
 * the rest of most requests. A note that is lost, with the process or while the database is away, is made again at the
 * device's next request; nothing is decided by it.
 */
public final class LastSeenRecorder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LastSeenRecorder.class);

    private static final int EVERY_MILLIS = 500;

    private final DeviceTokenStore store;
    private final Map<Device, Optional<String>> unnoted = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(LastSeenRecorder::thread);

    public LastSeenRecorder(DeviceTokenStore store) {
        this.store = store;
        thread.scheduleWithFixedDelay(this::note, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "seen-devices");
        thread.setDaemon(true);
        return thread;
    }

    /** @param action null for one that is not told of */
    void seen(Device device, @Nullable String action) {
        unnoted.merge(device, Optional.ofNullable(action), (before, now) -> now.or(() -> before));
    }

    private void note() {
        Map<Device, Optional<String>> now = new HashMap<>();
        unnoted.keySet().forEach(device -> {
            Optional<String> action = unnoted.remove(device);
            if (action != null) {
                now.put(device, action);
            }
        });
        try {
            if (!now.isEmpty()) {
                store.seen(now);
            }
        } catch (RuntimeException e) {
            // Whatever it was: an exception that got out would be the end of all later notes.
            log.debug("It was not noted that {} devices were seen.", now.size(), e);
        }
    }

    /** Notes the last ones. */
    @Override
    public void close() {
        thread.shutdown();
        note();
    }
}
