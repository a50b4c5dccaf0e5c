package com.heycmo.outreach.approval.erasure;

import com.heycmo.outreach.draft.ProspectHash;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether erased people can be kept from contact: that needs a key. */
@Component
public class DoNotContactKey {

    private final @Nullable ProspectHash hash;

    DoNotContactKey(@Value("${" + ProspectHash.PROPERTY + ":}") String key) {
        this.hash = ProspectHash.ofProperty(key);
    }

    public boolean isConfigured() {
        return hash != null;
    }

    /** The hash of a canonical URL. */
    public byte[] hash(UUID customerId, String prospectUrl) {
        return requireConfigured().of(customerId, prospectUrl);
    }

    /** @throws ProblemException 409 without a key */
    ProspectHash requireConfigured() {
        if (hash == null) {
            throw ProblemException.of(
                    ProblemType.DO_NOT_CONTACT,
                    "An erased person can only be kept from contact with a key: set " + ProspectHash.PROPERTY + " in"
                            + " drafting-ingest and approval-service, or erase without doNotContact.");
        }
        return hash;
    }
}
