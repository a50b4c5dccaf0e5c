package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.policy.LinkedInUrl;
import java.text.Normalizer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ILIKE patterns of what a person searches for, as {@code linkedin_outreach_contains} takes them. */
public final class SearchPatterns {

    private SearchPatterns() {}

    /** Finds the text literally; a link also in the form in which it is stored. Null for no text. */
    public static String @Nullable [] of(@Nullable String text) {
        return text == null
                ? null
                : Stream.concat(Stream.of(text), LinkedInUrl.parseSearch(text).map(LinkedInUrl::canonical).stream())
                        .map(SearchPatterns::containing)
                        .toArray(String[]::new);
    }

    private static String containing(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return "%" + composed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
