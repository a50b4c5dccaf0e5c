package com.heycmo.outreach.approval.donotcontact;

import com.heycmo.outreach.policy.Reason;

/**
 * Why a line of a file cannot be taken.
 *
 * @param line from 1, the header's; of an entry that spans lines the first one
 */
public record LineReason(String code, String message, long line) {

    static LineReason of(Reason reason, long line) {
        return new LineReason(reason.code(), reason.message(), line);
    }
}
