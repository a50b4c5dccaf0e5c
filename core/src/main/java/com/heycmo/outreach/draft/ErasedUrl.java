package com.heycmo.outreach.draft;

import org.jspecify.annotations.Nullable;

/** What stands in place of the URL in a row whose person was erased: {@code erased:<id of the draft>}. */
public final class ErasedUrl {

    /** The same as in {@code linkedin_outreach_is_erased} in {@code R__row_state.sql}. */
    private static final String PREFIX = "erased:";

    private ErasedUrl() {}

    public static boolean matches(String prospectUrl) {
        return prospectUrl.startsWith(PREFIX);
    }

    /** The URL to answer with: null if the person was erased. */
    public static @Nullable String hide(String prospectUrl) {
        return matches(prospectUrl) ? null : prospectUrl;
    }
}
