package com.heycmo.outreach.approval.live;

import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.QueueRow;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that other drafts of a person show: their warnings and due times depend on them. */
class RelatedChangesIntegrationTests extends OnTheApi {

    private static final String JANE = "https://www.linkedin.com/in/jane-related";

    private UUID draft;
    private OpenPage page;

    @BeforeEach
    void open() {
        draft = rows.insert(QueueRow.pending(customer).prospect(JANE));
        page = OpenPage.of(api, customer, TestSignIn.session(api, REVIEWER, customer, Role.VIEWER));
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void aDecisionReportsTheOtherOpenDraftsOfThePerson() {
        UUID earlier = rows.insert(QueueRow.pending(customer).prospect(JANE).with("day_offset", 1));
        await().until(() -> page.ids().contains(draft));
        int before = page.ids().size();

        api.post(customer, "/" + earlier + "/skip", "{}").ok();

        await().until(() -> page.ids().stream().skip(before).toList().contains(draft));
    }

    @Test
    void aSignalReportsTheOpenDraftsOfThePerson() {
        api.send(api.reviewer(customer, "/api/linkedin/prospects/" + customer + "/signals")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"prospectUrl\":\"%s\",\"type\":\"accepted\"}".formatted(JANE))))
                .requireStatus(204);

        await().until(() -> page.ids().contains(draft));
    }
}
