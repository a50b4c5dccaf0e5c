package com.heycmo.outreach.approval.pages.context;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Formats times in UTC: shown on hover, and as the text where no script replaces it by the person's own time zone. */
@Component("utc")
public class Utc {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** For instance {@code 2026-11-20 09:30 UTC}. */
    public String format(Instant time) {
        return FORMAT.format(time);
    }
}
