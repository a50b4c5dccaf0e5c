package com.heycmo.outreach.policy;

/** One reason for a refusal: a stable code for programs and a sentence for people. Never quotes the input. */
public record Reason(String code, String message) {

    public static Reason of(ReasonCode code, String message) {
        return new Reason(code.wireName(), message);
    }
}
