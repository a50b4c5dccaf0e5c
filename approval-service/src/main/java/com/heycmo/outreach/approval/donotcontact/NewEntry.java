package com.heycmo.outreach.approval.donotcontact;

import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.policy.LinkedInUrl;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.policy.StrictInstant;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A valid entry: exactly one of person and company.
 *
 * @param prospectUrl canonical
 */
record NewEntry(
        @Nullable String prospectUrl,
        @Nullable String company,
        @Nullable String reason,
        @Nullable Instant until) {

    private static final int MAX_TEXT_LENGTH = 200;

    /**
     * An entry as it was written; a blank field is like a missing one.
     *
     * @param until ISO-8601 with an offset
     */
    record Written(
            @Nullable String prospectUrl,
            @Nullable String company,
            @Nullable String reason,
            @Nullable String until) {}

    /** Returns nothing if there are reasons against it, which it adds. */
    static Optional<NewEntry> read(Written written, Instant now, Reasons reasons) {
        Reasons found = new Reasons();
        String url = presentOrNull(written.prospectUrl());
        String company = presentOrNull(written.company());
        String reason = presentOrNull(written.reason());
        if ((url == null) == (company == null)) {
            found.add(ReasonCode.MALFORMED, "Exactly one of prospectUrl and company is required.");
        }
        String profile = url == null ? null : profile(url, found);
        found.atMost(MAX_TEXT_LENGTH, "company", company);
        found.storable("company", company);
        found.atMost(MAX_TEXT_LENGTH, "reason", reason);
        found.storable("reason", reason);
        Instant until = until(presentOrNull(written.until()), now, found);
        reasons.addAll(found.list());
        return found.isEmpty() ? Optional.of(new NewEntry(profile, company, reason, until)) : Optional.empty();
    }

    private static @Nullable String presentOrNull(@Nullable String text) {
        return text == null || InvisibleCharacters.isBlank(text) ? null : text.strip();
    }

    private static @Nullable String profile(String url, Reasons reasons) {
        Optional<LinkedInUrl> parsed = LinkedInUrl.parse(url);
        if (parsed.isEmpty()) {
            reasons.add(ReasonCode.PROSPECT_URL_NOT_LINKEDIN, "prospectUrl is not a LinkedIn URL.");
            return null;
        }
        if (!parsed.get().profile()) {
            reasons.add(
                    ReasonCode.PROSPECT_URL_NOT_PROFILE,
                    "prospectUrl is not a person's profile (linkedin.com/in/<name>).");
        }
        reasons.atMost(
                OutreachPolicy.MAX_URL_LENGTH, "prospectUrl", parsed.get().canonical());
        return parsed.get().canonical();
    }

    private static @Nullable Instant until(@Nullable String text, Instant now, Reasons reasons) {
        if (text == null) {
            return null;
        }
        Optional<Instant> time = StrictInstant.parse(text);
        if (time.isEmpty()) {
            reasons.add(
                    ReasonCode.MALFORMED,
                    "until must be a time in ISO-8601 with an offset, in the years 2000 to 2200.");
        } else if (!time.get().isAfter(now)) {
            reasons.add(ReasonCode.MALFORMED, "until must be ahead of now.");
        }
        return time.orElse(null);
    }
}
