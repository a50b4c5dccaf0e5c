package com.heycmo.outreach.approval.people;

import com.heycmo.outreach.event.SignalType;
import com.heycmo.outreach.policy.LinkedInUrl;
import com.heycmo.outreach.policy.Preflight;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.policy.StrictInstant;
import com.heycmo.outreach.problems.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was seen of a person, as it is reported.
 *
 * @param prospectUrl the canonical profile URL
 * @param occurredAt null: now
 */
public record SignalReport(
        String prospectUrl, SignalType type, @Nullable Instant occurredAt) {

    /** The body of the request. Its other fields are ignored: a text is never taken. */
    record Json(
            @Nullable String prospectUrl,
            @Nullable String type,
            @Nullable String occurredAt) {}

    /** @throws ProblemException 400 with all reasons */
    static SignalReport read(Json json) {
        // Judges the URL as a profile; a signal has no text.
        Preflight profile = Preflight.preflightConnectionRequest(json.prospectUrl(), null);
        Reasons reasons = new Reasons();
        reasons.addAll(profile.urlReasons());
        Optional<SignalType> type = Optional.ofNullable(json.type()).flatMap(SignalType::ofWireName);
        if (type.isEmpty()) {
            reasons.add(ReasonCode.MALFORMED, "type must be one of " + String.join(", ", SignalType.wireNames()) + ".");
        }
        Optional<Instant> occurredAt = Optional.ofNullable(json.occurredAt()).flatMap(StrictInstant::parse);
        if (json.occurredAt() != null && occurredAt.isEmpty()) {
            reasons.add(
                    ReasonCode.MALFORMED,
                    "occurredAt must be a time in ISO-8601 with an offset, in the years 2000 to 2200.");
        }
        if (!reasons.isEmpty()) {
            throw ProblemException.validationFailed(reasons.list());
        }
        String url = profile.url().map(LinkedInUrl::canonical).orElseThrow();
        return new SignalReport(url, type.orElseThrow(), occurredAt.orElse(null));
    }
}
