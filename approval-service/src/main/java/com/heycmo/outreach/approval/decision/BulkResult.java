package com.heycmo.outreach.approval.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.problems.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** The result of each item, in the order of the request. */
public record BulkResult(List<Item> items) {

    /** The updated row, or the problem that a single request would have returned. */
    public record Item(
            String id,
            boolean ok,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DraftRow row,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ProblemDetail problem) {

        static Item of(String id, DraftRow row) {
            return new Item(id, true, row, null);
        }

        static Item of(String id, ProblemException problem) {
            return new Item(id, false, null, problem.getBody());
        }
    }
}
