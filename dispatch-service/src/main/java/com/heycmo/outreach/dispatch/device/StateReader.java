package com.heycmo.outreach.dispatch.device;

import com.heycmo.outreach.dispatch.device.ExtensionState.Mode;
import com.heycmo.outreach.dispatch.device.ExtensionState.State;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.problems.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an extension's state, and collects every reason against it. */
final class StateReader {

    /** As its table allows. */
    private static final int MAX_NOTE_LENGTH = 10_000;

    private final JsonNode json;
    private final Reasons reasons = new Reasons();

    private StateReader(JsonNode json) {
        this.json = json;
    }

    /** @throws ProblemException 400 with all reasons */
    static ExtensionState read(byte[] body) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw ProblemException.malformed("The body is not JSON.");
        }
        if (!json.isObject()) {
            throw ProblemException.malformed("The body is not a JSON object.");
        }
        return new StateReader(json).read();
    }

    private ExtensionState read() {
        State state = oneOf(State.class, "state");
        Mode mode = isMissing("mode") ? null : oneOf(Mode.class, "mode");
        String version = text("version", OutreachPolicy.MAX_EXTENSION_TEXT_LENGTH);
        String adapters = text("adapters", OutreachPolicy.MAX_EXTENSION_TEXT_LENGTH);
        String detail = text("detail", OutreachPolicy.MAX_DETAIL_LENGTH);
        Integer maxNoteLength = maxNoteLength(json.path("account"));
        if (state == null || !reasons.isEmpty()) {
            throw ProblemException.validationFailed(reasons.list());
        }
        return new ExtensionState(state, mode, version, adapters, maxNoteLength, detail);
    }

    private boolean isMissing(String field) {
        return json.path(field).isMissingNode() || json.path(field).isNull();
    }

    private <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String field) {
        String given = json.path(field).stringValue("");
        for (E each : type.getEnumConstants()) {
            if (wireName(each).equals(given)) {
                return each;
            }
        }
        reasons.add(
                ReasonCode.MALFORMED,
                field + " must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(StateReader::wireName)
                                .collect(Collectors.joining(", "))
                        + ".");
        return null;
    }

    private @Nullable String text(String field, int maxLength) {
        if (isMissing(field)) {
            return null;
        }
        if (!json.path(field).isString()) {
            reasons.add(ReasonCode.MALFORMED, field + " must be a text.");
            return null;
        }
        String text = json.path(field).stringValue();
        reasons.atMost(maxLength, field, text);
        reasons.storable(field, text);
        return text;
    }

    private @Nullable Integer maxNoteLength(JsonNode account) {
        JsonNode length = account.path("maxNoteLength");
        boolean isAbsent = account.isMissingNode() || account.isNull() || length.isMissingNode() || length.isNull();
        if (isAbsent && (account.isObject() || account.isMissingNode() || account.isNull())) {
            return null;
        }
        if (!length.isIntegralNumber()
                || !length.canConvertToInt()
                || length.intValue() < 0
                || length.intValue() > MAX_NOTE_LENGTH) {
            reasons.add(
                    ReasonCode.MALFORMED,
                    "account.maxNoteLength must be a whole number from 0 to " + MAX_NOTE_LENGTH + ".");
            return null;
        }
        return length.intValue();
    }

    static String wireName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
