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
 * Records when devices were last seen. It writes twice a second, for all devices in one statement: a write for each
 * request would cost more than the rest of most requests. An entry that is lost is written again at the device's next
 * request.
 */
public final class LastSeenRecorder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LastSeenRecorder.class);

    private static final int INTERVAL_MILLIS = 500;

    private final DeviceTokenStore store;
    private final Map<Device, Optional<String>> pending = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(LastSeenRecorder::newThread);

    public LastSeenRecorder(DeviceTokenStore store) {
        this.store = store;
        executor.scheduleWithFixedDelay(this::flush, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "last-seen");
        thread.setDaemon(true);
        return thread;
    }

    /** @param action null to keep the stored one */
    void record(Device device, @Nullable String action) {
        pending.merge(device, Optional.ofNullable(action), (before, now) -> now.or(() -> before));
    }

    private void flush() {
        Map<Device, Optional<String>> batch = drainPending();
        try {
            if (!batch.isEmpty()) {
                store.recordLastSeen(batch);
            }
        } catch (RuntimeException e) {
            // The executor would cancel all later runs after an exception.
            log.debug("The last-seen entries of {} devices were not written.", batch.size(), e);
        }
    }

    private Map<Device, Optional<String>> drainPending() {
        Map<Device, Optional<String>> batch = new HashMap<>();
        pending.keySet().forEach(device -> {
            Optional<String> action = pending.remove(device);
            if (action != null) {
                batch.put(device, action);
            }
        });
        return batch;
    }

    /** Writes the remaining entries. */
    @Override
    public void close() {
        executor.shutdown();
        flush();
    }
}
