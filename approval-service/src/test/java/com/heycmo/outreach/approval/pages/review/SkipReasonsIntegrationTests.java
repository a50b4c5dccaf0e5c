package com.heycmo.outreach.approval.pages.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SkipReasonsIntegrationTests extends OnTheApi {

    private static final Pattern REASON = Pattern.compile("data-reason=\"([^\"]*)\"");

    @Test
    void theMostFrequentWordsOfTheCustomerComeFirst() {
        skipped(customer, "Too soon");
        skipped(customer, "Left & <gone>");
        rows.insert(QueueRow.skipped(customer).action(Action.COMMENT).with("skip_reason", "Left & <gone>"));
        skipped(UUID.randomUUID(), "Theirs");

        assertThat(reasons())
                .containsExactly(
                        "Left &amp; &lt;gone&gt;", "Too soon", "Wrong person", "Not our audience", "Bad timing");
    }

    @Test
    void rulesAndLongReasonsAreNoSuggestions() {
        skipped(customer, "x".repeat(41));
        rows.insert(QueueRow.skipped(customer).with("skipped_by_user_id", null).with("skip_reason", "replied"));

        assertThat(reasons()).hasSize(5).first().isEqualTo("Wrong person");
    }

    @Test
    void thereAreFiveAtMost() {
        for (int n = 0; n < 7; n++) {
            skipped(customer, "Reason " + n);
        }

        assertThat(reasons()).hasSize(5).allMatch(reason -> reason.startsWith("Reason "));
    }

    private void skipped(UUID of, String reason) {
        rows.insert(QueueRow.skipped(of).with("skip_reason", reason));
    }

    private List<String> reasons() {
        String session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
        String html = api.send(api.request("/outreach/linkedin/" + customer + "/skip-reasons")
                        .header("Cookie", session)
                        .header("Accept-Language", "en"))
                .body();
        return REASON.matcher(html).results().map(found -> found.group(1)).toList();
    }
}
