package com.heycmo.outreach.approval.extensions;

import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.StorableText;
import com.heycmo.outreach.problems.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a device may be called. */
public final class DeviceName {

    /** In UTF-16 code units, as a browser's text box counts. */
    public static final int MAX_LENGTH = 100;

    private DeviceName() {}

    /**
     * This name, if it is one.
     *
     * @throws ProblemException 400 with what is wrong with it
     */
    public static String require(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw ProblemException.malformed("deviceName is required.");
        }
        if (name.length() > MAX_LENGTH) {
            throw ProblemException.validationFailed(List.of(Reason.of(
                    ReasonCode.FIELD_TOO_LONG,
                    "deviceName has " + name.length() + " characters, at most " + MAX_LENGTH + " are allowed.")));
        }
        StorableText.reasonAgainst("deviceName", name).ifPresent(reason -> {
            throw ProblemException.validationFailed(List.of(reason));
        });
        return name;
    }
}
