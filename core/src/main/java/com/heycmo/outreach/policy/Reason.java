package com.heycmo.outreach.policy;

/** Why an input was rejected: a stable code for programs and a sentence for people, which never quotes the input. */
public record Reason(String code, String message) {

    public static Reason of(ReasonCode code, String message) {
        return new Reason(code.wireName(), message);
    }
}
