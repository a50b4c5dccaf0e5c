package com.heycmo.outreach.dispatch.device;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who an extension's token stands for, and what the extension has to know before it works.
 *
 * @param customerName null if the customer has none
 * @param paused whether claiming is paused for the customer
 * @param maxConnectionNoteLength in UTF-16 code units
 * @param minimumVersion of the extension; null for any
 */
record ExtensionInfo(
        UUID customerId,
        @Nullable String customerName,
        UUID deviceId,
        String deviceName,
        boolean paused,
        int maxConnectionNoteLength,
        @Nullable String minimumVersion) {}
