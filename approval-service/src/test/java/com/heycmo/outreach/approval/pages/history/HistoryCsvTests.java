package com.heycmo.outreach.approval.pages.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.history.HistoryEntry;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryCsvTests {

    private static final UUID ID = UUID.fromString("3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11");

    @Test
    void textsAreNoFormulas() throws IOException {
        StringWriter written = new StringWriter();
        HistoryCsv csv = new HistoryCsv(written);
        csv.write(new HistoryEntry(
                1,
                Instant.parse("2026-11-20T09:30:00Z"),
                "skipped",
                ID,
                null,
                null,
                2,
                "person",
                ID,
                "+Rita",
                "page",
                "=1+1, \"so\"",
                "@Jane",
                null,
                "message"));
        csv.flush();

        assertThat(written.toString().lines())
                .containsExactly(
                        "at,what,actor,actorName,actorId,via,action,prospectName,prospectUrl,draftId,version,detail",
                        "2026-11-20T09:30:00Z,skipped,person,'+Rita,%s,page,message,'@Jane,,%s,2,\"'=1+1, \"\"so\"\"\""
                                .formatted(ID, ID));
    }
}
