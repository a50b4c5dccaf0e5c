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

    /** A year of waiting for {@code notBefore}, and the week that a draft then has. */
    static final int MAX_DAYS = 372;

    private static final Pattern UP_TO_THREE_DIGITS = Pattern.compile("[0-9]{1,3}");

    private final MultiValueMap<String, String> parameters;
    private final List<Reason> reasons = new ArrayList<>();

    private QueueQueryReader(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Parameters of other names are ignored. */
    public static QueueQuery read(MultiValueMap<String, String> parameters) {
        QueueQueryReader reader = new QueueQueryReader(parameters);
        return reader.read(reader.order());
    }

    /** In this order, whatever the parameters say of one. */
    public static QueueQuery read(MultiValueMap<String, String> parameters, QueueOrder order) {
        return new QueueQueryReader(parameters).read(order);
    }

    private QueueQuery read(QueueOrder order) {
        List<String> statuses = named(
                "status",
                statusNames(),
                status -> DraftStatus.ofWireName(status).isPresent());
        List<String> actions = named(
                "action", actionNames(), action -> Action.ofWireName(action).isPresent());
        String text = text("q");
        String source = text("source");
        Integer days = number("expiresWithinDays", MAX_DAYS);
        Integer limit = number("limit", MAX_LIMIT);
        Cursor after = cursor(order);
        if (!reasons.isEmpty()) {
            throw ProblemException.validationFailed(reasons);
        }
        return new QueueQuery(statuses, actions, text, source, days, limit == null ? DEFAULT_LIMIT : limit, after);
    }

    private List<String> named(String parameter, List<String> all, Predicate<String> known) {
        List<String> wanted = parameters.getOrDefault(parameter, List.of());
        if (!wanted.stream().allMatch(known)) {
            refuse(parameter + " must be one of " + String.join(", ", all) + ".");
        }
        return wanted.isEmpty() ? all : wanted.stream().distinct().toList();
    }

    private @Nullable String text(String parameter) {
        String text = single(parameter);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > MAX_TEXT_LENGTH) {
            refuse(parameter + " has " + text.length() + " characters, at most " + MAX_TEXT_LENGTH + " are allowed.");
        }
        StorableText.reasonAgainst(parameter, text).ifPresent(reasons::add);
        return text;
    }

    private @Nullable Integer number(String parameter, int most) {
        String text = single(parameter);
        if (text == null) {
            return null;
        }
        int number = UP_TO_THREE_DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            refuse(parameter + " must be a number from 1 to " + most + ".");
        }
        return number;
    }

    private QueueOrder order() {
        String order = single("order");
        if (order != null && !order.equals("asc") && !order.equals("desc")) {
            refuse("order must be asc or desc.");
        }
        return "desc".equals(order) ? QueueOrder.NEWEST_FIRST : QueueOrder.OLDEST_FIRST;
    }

    private Cursor cursor(QueueOrder order) {
        Cursor start = Cursor.start(order);
        String text = single("cursor");
        if (text == null) {
            return start;
        }
        Cursor cursor = Cursor.decode(text).orElse(null);
        if (cursor == null || cursor.order() != order) {
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
