package com.heycmo.outreach.draft;

import static com.heycmo.outreach.draft.DraftJson.CUSTOMER;
import static com.heycmo.outreach.draft.DraftJson.RECEIVED;
import static com.heycmo.outreach.draft.DraftJson.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.DraftParseResult.Accepted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManualDraftTests {

    private static final int MAX_NOTE = 200;

    @Test
    void belongsToTheGivenCustomer() {
        Draft draft = accepted(valid().without("customerId"));

        assertThat(draft.customerId()).isEqualTo(CUSTOMER);
        assertThat(accepted(valid())).isEqualTo(draft);
        assertThat(accepted(valid().with("customerId", "null"))).isEqualTo(draft);
        assertThat(accepted(valid().withText("customerId", CUSTOMER.toString().toUpperCase(Locale.ROOT))))
                .isEqualTo(draft);
    }

    @Test
    void rejectsAnotherCustomer() {
        assertThat(codes(valid().withText("customerId", UUID.randomUUID().toString())))
                .containsExactly("customer_id_invalid");
        assertThat(codes(valid().withText("customerId", "me"))).containsExactly("customer_id_invalid");
        assertThat(codes(valid().with("customerId", "7"))).containsExactly("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"2020-01-01T00:00:00Z\"", "\"2100-01-01T00:00:00Z\"", "\"yesterday\"", "7"})
    void ignoresDraftedAt(String draftedAt) {
        assertThat(accepted(valid().with("draftedAt", draftedAt)).draftedAt()).isEqualTo(RECEIVED);
    }

    @Test
    void isValidatedLikeAnyOtherDraft() {
        assertThat(codes(valid().without("body").with("dayOffset", "366")))
                .containsExactly("body_required", "day_offset_invalid");
        assertThat(DraftJson.codes(new DraftReader()
                        .readManual("nonsense".getBytes(StandardCharsets.UTF_8), CUSTOMER, RECEIVED, MAX_NOTE)))
                .containsExactly("malformed");
    }

    @Test
    void theCustomersLimitHoldsForNotesAlone() {
        DraftJson invitation = valid().withText("action", "connection_request");
        assertThat(accepted(invitation.withText("body", "😀".repeat(100))).body())
                .hasSize(200);
        assertThat(codes(invitation.withText("body", "😀".repeat(100) + "x"))).containsExactly("note_too_long");
        assertThat(accepted(valid().withText("body", "x".repeat(201))).body()).hasSize(201);
    }

    @Test
    void anAgentsNoteMayHaveThePolicysLength() {
        DraftJson invitation = valid().withText("action", "connection_request").withText("body", "x".repeat(280));

        assertThat(new DraftReader().read(invitation.bytes(), RECEIVED)).isInstanceOf(Accepted.class);
    }

    @Test
    void namesTheVersionThatItReplaces() {
        assertThat(result(valid())).isEqualTo(new Accepted(accepted(valid()), null));
        assertThat(result(valid().with("replaces", "null"))).isEqualTo(new Accepted(accepted(valid()), null));
        assertThat(result(valid().with("replaces", "3"))).isEqualTo(new Accepted(accepted(valid()), 3));
        assertThat(codes(valid().with("replaces", "2147483648"))).containsExactly("malformed");
        assertThat(codes(valid().withText("replaces", "3"))).containsExactly("malformed");
    }

    @Test
    void anAgentsDraftReplacesNothing() {
        assertThat(new DraftReader().read(valid().with("replaces", "\"x\"").bytes(), RECEIVED))
                .isEqualTo(new DraftReader().read(valid().bytes(), RECEIVED));
    }

    private static Draft accepted(DraftJson json) {
        DraftParseResult result = result(json);
        assertThat(result).isInstanceOf(Accepted.class);
        return ((Accepted) result).draft();
    }

    private static List<String> codes(DraftJson json) {
        return DraftJson.codes(result(json));
    }

    private static DraftParseResult result(DraftJson json) {
        return new DraftReader().readManual(json.bytes(), CUSTOMER, RECEIVED, MAX_NOTE);
    }
}
