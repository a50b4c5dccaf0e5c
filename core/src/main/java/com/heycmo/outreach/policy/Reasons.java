package com.heycmo.outreach.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the reasons against one input, in the order in which they were found. A missing text adds no reason. */
public final class Reasons {

    private final List<Reason> found = new ArrayList<>();

    public void add(ReasonCode code, String message) {
        found.add(Reason.of(code, message));
    }

    public void addAll(List<Reason> reasons) {
        found.addAll(reasons);
    }

    /** Adds {@code field_too_long} if the text has more UTF-16 code units than allowed. */
    public void atMost(int maxLength, String field, @Nullable String text) {
        atMost(maxLength, field, text, ReasonCode.FIELD_TOO_LONG);
    }

    /** Adds this code if the text has more UTF-16 code units than allowed. */
    public void atMost(int maxLength, String field, @Nullable String text, ReasonCode code) {
        if (text != null && text.length() > maxLength) {
            add(code, field + " has " + text.length() + " characters, at most " + maxLength + " are allowed.");
        }
    }

    /** Adds {@code text_not_storable} if PostgreSQL (NUL) or UTF-8 (unpaired surrogates) cannot hold the text. */
    public void storable(String field, @Nullable String text) {
        if (text != null && !text.codePoints().allMatch(Reasons::isStorable)) {
            add(
                    ReasonCode.TEXT_NOT_STORABLE,
                    field + " holds characters that cannot be stored (NUL or half a surrogate pair).");
        }
    }

    /** The code of the first reason against each field. A reason's message begins with the name of its field. */
    public static Map<String, String> codesByField(List<Reason> reasons) {
        Map<String, String> codes = new LinkedHashMap<>();
        reasons.forEach(reason -> codes.putIfAbsent(reason.message().replaceFirst(" .*", ""), reason.code()));
        return codes;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** An unmodifiable copy. */
    public List<Reason> list() {
        return List.copyOf(found);
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
