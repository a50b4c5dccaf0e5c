package com.heycmo.outreach.approval.pages.frame;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes times where no script can write them in the person's own zone, and on hover. */
@Component("utc")
public class Utc {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** For instance {@code 2026-11-20 09:30 UTC}. */
    public String format(Instant time) {
        return FORMAT.format(time);
    }
}
