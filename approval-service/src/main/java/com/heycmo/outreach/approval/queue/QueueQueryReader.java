package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.StorableText;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.status.DraftStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a list, and refuses them with every reason that applies. */
public final class QueueQueryReader {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;
    static final int MAX_TEXT_LENGTH = 200;

    private static final Pattern UP_TO_THREE_DIGITS = Pattern.compile("[0-9]{1,3}");

    private final MultiValueMap<String, String> parameters;
    private final List<Reason> reasons = new ArrayList<>();

    private QueueQueryReader(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Parameters of other names are ignored. */
    public static QueueQuery read(MultiValueMap<String, String> parameters) {
        return new QueueQueryReader(parameters).read();
    }

    private QueueQuery read() {
        List<String> statuses = named(
                "status",
                statusNames(),
                status -> DraftStatus.ofWireName(status).isPresent());
        List<String> actions = named(
                "action", actionNames(), action -> Action.ofWireName(action).isPresent());
        String text = text();
        int limit = limit();
        boolean newestFirst = newestFirst();
        Cursor after = cursor(newestFirst);
        if (!reasons.isEmpty()) {
            throw ProblemException.validationFailed(reasons);
        }
        return new QueueQuery(statuses, actions, text, limit, after);
    }

    private List<String> named(String parameter, List<String> all, Predicate<String> known) {
        List<String> wanted = parameters.getOrDefault(parameter, List.of());
        if (!wanted.stream().allMatch(known)) {
            refuse(parameter + " must be one of " + String.join(", ", all) + ".");
        }
        return wanted.isEmpty() ? all : wanted.stream().distinct().toList();
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

    private boolean newestFirst() {
        String order = single("order");
        if (order != null && !order.equals("asc") && !order.equals("desc")) {
            refuse("order must be asc or desc.");
        }
        return "desc".equals(order);
    }

    private Cursor cursor(boolean newestFirst) {
        Cursor start = Cursor.start(newestFirst);
        String text = single("cursor");
        if (text == null) {
            return start;
        }
        Cursor cursor = Cursor.decode(text).orElse(null);
        if (cursor == null || cursor.newestFirst() != newestFirst) {
            refuse("cursor must be the nextCursor of a list in the same order.");
            return start;
        }
        return cursor;
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

    private static List<String> statusNames() {
        return Arrays.stream(DraftStatus.values()).map(DraftStatus::wireName).toList();
    }

    private static List<String> actionNames() {
        return Arrays.stream(Action.values()).map(Action::wireName).toList();
    }
}
