package com.heycmo.outreach.approval.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.heycmo.outreach.policy.LinkedInUrl;
import com.heycmo.outreach.problems.RequestParameters;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Selects people with a state or a signal.
 *
 * @param states one of these holds; empty for any, and for people of whom only signals are known
 * @param text occurs literally, in any case, in name, company or URL; a link also in its canonical form; null for any
 * @param limit the maximum number of people
 * @param after the URL of the last person of the page before; empty for the first page
 */
public record ProspectQuery(List<String> states, @Nullable String text, int limit, String after) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_TEXT_LENGTH = 200;

    /** @throws com.heycmo.outreach.problems.ProblemException 400 with every reason against the parameters */
    public static ProspectQuery read(MultiValueMap<String, String> parameters) {
        RequestParameters request = new RequestParameters(parameters);
        List<String> states = request.words("state", Prospect.STATES);
        ProspectQuery query = new ProspectQuery(
                parameters.containsKey("state") ? states : List.of(),
                request.text("q", MAX_TEXT_LENGTH),
                request.number("limit", MAX_LIMIT, DEFAULT_LIMIT),
                request.value("cursor", "the nextCursor of an earlier page", ProspectQuery::decode, ""));
        request.requireValid();
        return query;
    }

    static String cursorAfter(Prospect last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.prospectUrl().getBytes(UTF_8));
    }

    private static Optional<String> decode(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8))
                    .filter(LinkedInUrl::isValidLinkedInProfileUrl);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
