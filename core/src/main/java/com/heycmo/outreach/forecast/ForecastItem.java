package com.heycmo.outreach.forecast;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of one draft.
 *
 * @param expectedAt when it will probably be sent; of a draft that an extension is working on, when it was claimed
 * @param position counts from 1 among the drafts with a time; null without one
 * @param waitsFor null with a time, and for a draft that fails at its turn because it was claimed too often
 */
public record ForecastItem(
        UUID id,
        @Nullable Instant expectedAt,
        @Nullable Integer position,
        @Nullable WaitsFor waitsFor) {}
