package com.heycmo.outreach.approval.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.PersonalData;
import com.heycmo.outreach.testsupport.QueueRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What comes after the erasure of a person: it holds, and nothing of theirs comes back. */
@Import(TestSignIn.class)
class AfterErasureIntegrationTests extends ErasureTestBase {

    @Test
    void againChangesNothing() {
        erase("").requireStatus(204);
        Map<String, @Nullable Object> before = row(sent);
        int events = events().size();

        erase("").requireStatus(204);

        assertThat(row(sent)).isEqualTo(before);
        assertThat(events()).hasSize(events);
    }

    @Test
    void erasesDraftsThatCameAfterTheFirstErasure() {
        erase("").requireStatus(204);
        UUID later = insert(QueueRow.pending(customer), 9, "message");

        erase("").requireStatus(204);

        assertThat(row(later)).containsEntry("prospect_url", "erased:" + later);
        assertThat(new PersonalData(database.jdbc()).find(List.of(slug))).isEmpty();
    }

    @Test
    void withoutTheHashItCannotBeKeptLater() {
        erase("").requireStatus(204);

        erase("?doNotContact=true").problem(409, "/problems/do-not-contact");
    }

    @Test
    void nobodyDecidesAboutAnErasedDraft() {
        erase("").requireStatus(204);

        for (UUID id : List.of(skipped, failed, expired, unanswered, locked)) {
            api.post(customer, "/" + id + "/reopen").problem(409, "/problems/invalid-transition");
        }
        api.post(customer, "/" + unanswered + "/resolve", "{\"sent\":true,\"resultUrl\":\"" + url + "\"}")
                .problem(409, "/problems/invalid-transition");
        api.patch(customer, "/" + locked, "{\"body\":\"Hi " + slug + "\",\"version\":1}")
                .problem(409, "/problems/invalid-transition");
        assertThat(new PersonalData(database.jdbc()).find(List.of(slug))).isEmpty();
    }

    @Test
    void aDraftByHandWithTheIdOfAnErasedOneIsRefused() {
        erase("").requireStatus(204);

        String json = "{\"action\":\"message\",\"prospectUrl\":\"%s\",\"dayOffset\":%d,\"body\":\"Hi\"}";
        Answer taken = api.post(customer, "", json.formatted(url, 0));
        JsonNode row = taken.problem(409, "/problems/draft-exists").get("row");
        assertThat(row.get("id").asString()).isEqualTo(pending.toString());
        assertThat(row.get("prospectUrl").isNull()).isTrue();
        assertThat(taken.body()).doesNotContain(slug);
        assertThat(api.post(customer, "", json.formatted(url, 99)).status()).isEqualTo(201);
    }
}
