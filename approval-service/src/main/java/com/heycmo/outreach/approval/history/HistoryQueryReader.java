package com.heycmo.outreach.approval.history;

import com.heycmo.outreach.approval.audit.AuditAction;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.StorableText;
import com.heycmo.outreach.policy.StrictUuid;
import com.heycmo.outreach.problems.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a history, and refuses them with every reason that applies. */
public final class HistoryQueryReader {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;
    static final int MAX_TEXT_LENGTH = 200;

    private static final Pattern UP_TO_THREE_DIGITS = Pattern.compile("[0-9]{1,3}");

    /** Each such number is a {@code long}. */
    private static final Pattern UP_TO_EIGHTEEN_DIGITS = Pattern.compile("[0-9]{1,18}");

    private final MultiValueMap<String, String> parameters;
    private final List<Reason> reasons = new ArrayList<>();

    private HistoryQueryReader(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Parameters of other names are ignored. */
    public static HistoryQuery read(MultiValueMap<String, String> parameters) {
        return new HistoryQueryReader(parameters).read();
    }

    private HistoryQuery read() {
        Set<String> what = what();
        UUID draftId = draftId();
        String text = text();
        Long before = before();
        int limit = limit();
        if (!reasons.isEmpty()) {
            throw ProblemException.validationFailed(reasons);
        }
        return new HistoryQuery(what, draftId, text, before, limit);
    }

    private Set<String> what() {
        List<String> wanted = parameters.getOrDefault("what", List.of());
        if (!wanted.stream().allMatch(what -> AuditAction.ofWireName(what).isPresent())) {
            refuse("what must be one of " + String.join(", ", HistoryQuery.ALL) + ".");
        }
        return new LinkedHashSet<>(wanted);
    }

    private @Nullable UUID draftId() {
        String text = single("draftId");
        if (text == null) {
            return null;
        }
        UUID draftId = StrictUuid.parse(text).orElse(null);
        if (draftId == null) {
            refuse("draftId must be a UUID.");
        }
        return draftId;
    }

    private @Nullable String text() {
        String text = single("q");
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > MAX_TEXT_LENGTH) {
            refuse("q has " + text.length() + " characters, at most " + MAX_TEXT_LENGTH + " are allowed.");
        }
        StorableText.reasonAgainst("q", text).ifPresent(reasons::add);
        return text;
    }

    private @Nullable Long before() {
        String text = single("before");
        if (text == null) {
            return null;
        }
        if (!UP_TO_EIGHTEEN_DIGITS.matcher(text).matches()) {
            refuse("before must be the nextBefore of an earlier page.");
            return null;
        }
        return Long.valueOf(text);
    }

    private int limit() {
        String text = single("limit");
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = UP_TO_THREE_DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            refuse("limit must be a number from 1 to " + MAX_LIMIT + ".");
        }
        return limit;
    }

    private @Nullable String single(String parameter) {
        List<String> values = parameters.getOrDefault(parameter, List.of());
        if (values.size() > 1) {
            refuse(parameter + " may be given once.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private void refuse(String message) {
        reasons.add(Reason.of(ReasonCode.MALFORMED, message));
    }
}
