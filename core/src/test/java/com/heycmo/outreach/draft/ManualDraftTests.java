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
        assertThat(DraftJson.codes(
                        new DraftReader().readManual("nonsense".getBytes(StandardCharsets.UTF_8), CUSTOMER, RECEIVED)))
                .containsExactly("malformed");
    }

    @Test
    void isReadBackUnchangedByIngest() {
        Draft draft = accepted(valid().withText("prospectUrl", "linkedin.com/in/J\u00FCrgen")
                .withText("body", " \\\"Hi\\\" \\ud83d\\ude80\\u2028\\u0001\\n ")
                .without("prospectRole")
                .withText("notBefore", "2026-12-01T00:00:00.000001Z"));

        DraftParseResult readBack = new DraftReader().read(new DraftWriter().write(draft), RECEIVED.plusMillis(5));

        assertThat(readBack).isEqualTo(new Accepted(draft));
    }

    @Test
    void isWrittenWithAllFieldsOfTheContract() {
        assertThat(new String(new DraftWriter().write(accepted(valid())), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"customerId":"0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44","action":"message",\
                        "prospectUrl":"https://www.linkedin.com/in/jane-doe","prospectName":"Jane Doe",\
                        "prospectCompany":"Acme","prospectRole":"CTO","body":"Hi Jane","dayOffset":3,\
                        "intentSource":"funding_news","intentReason":"Series B on Monday",\
                        "draftedAt":"2026-11-20T10:00:00Z","notBefore":null}""");
    }

    private static Draft accepted(DraftJson json) {
        DraftParseResult result = new DraftReader().readManual(json.bytes(), CUSTOMER, RECEIVED);
        assertThat(result).isInstanceOf(Accepted.class);
        return ((Accepted) result).draft();
    }

    private static List<String> codes(DraftJson json) {
        return DraftJson.codes(new DraftReader().readManual(json.bytes(), CUSTOMER, RECEIVED));
    }
}
