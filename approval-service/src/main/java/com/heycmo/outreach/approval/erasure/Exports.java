package com.heycmo.outreach.approval.erasure;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Exports all that is held about a person. */
@Service
public class Exports {

    private final ExportStore store;
    private final ErasureStore erasures;

    Exports(ExportStore store, ErasureStore erasures) {
        this.store = store;
        this.erasures = erasures;
    }

    /** @throws ProblemException 404 if nothing is known of this person, or no longer */
    // All of the document is of one moment.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PersonExport of(UUID customerId, UUID prospectId) {
        String url = erasures.findUrl(customerId, prospectId)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Nothing is known of this person."));
        return store.read(customerId, prospectId, url, erasures.draftIds(customerId, prospectId));
    }
}
