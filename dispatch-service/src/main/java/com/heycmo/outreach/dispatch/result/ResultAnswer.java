package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.dispatch.job.ReportedJob;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of the draft after the report. */
record ResultAnswer(
        UUID id,
        String status,
        @Nullable Instant sentAt,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        List<String> warnings) {

    static ResultAnswer of(ReportedJob job, List<String> warnings) {
        return new ResultAnswer(
                job.id(), job.status().wireName(), job.sentAt(), job.resultUrl(), job.errorMessage(), warnings);
    }
}
