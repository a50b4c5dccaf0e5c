package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutreachPolicyTests {

    @ParameterizedTest
    @CsvSource({"CONNECTION_REQUEST, 15", "MESSAGE, 30", "COMMENT, 50"})
    void sendsUpToTheCapAndNoMore(Action action, int cap) {
        assertThat(OutreachPolicy.canSendNow(action, 0)).isTrue();
        assertThat(OutreachPolicy.canSendNow(action, cap - 1)).isTrue();
        assertThat(OutreachPolicy.canSendNow(action, cap)).isFalse();
        assertThat(OutreachPolicy.canSendNow(action, cap + 1)).isFalse();
    }

    @Test
    void holdsTheNumbersOfTheContract() {
        assertThat(OutreachPolicy.DRAFT_EXPIRY_DAYS).isEqualTo(7);
        assertThat(OutreachPolicy.LOCK_MINUTES).isEqualTo(5);
        assertThat(OutreachPolicy.MAX_CLAIMS).isEqualTo(3);
        assertThat(Action.CAP_WINDOW).hasHours(24);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void findsAnActionByItsExactSpellingOnly(Action action) {
        assertThat(Action.ofWireName(action.wireName())).contains(action);
        assertThat(Action.ofWireName(action.wireName().toUpperCase(Locale.ROOT)))
                .isEmpty();
        assertThat(Action.ofWireName(action.wireName() + " ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44", "0D5F1C3E-3F0B-4C57-9D0F-6A2B1F3E8C44"})
    void readsUuidsInAnyCase(String text) {
        assertThat(StrictUuid.parse(text)).hasToString("Optional[0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0d5f1c3e3f0b4c579d0f6a2b1f3e8c44",
                "{0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44}",
                "0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44\n",
                " 0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44",
                "0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c4g",
                "0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c444",
                "0d5f1c3-e3f0b-4c57-9d0f-6a2b1f3e8c44",
                "\u0660d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44",
            })
    void refusesUuidsInAnyOtherForm(String text) {
        assertThat(StrictUuid.parse(text)).isEmpty();
        assertThat(StrictUuid.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Jane", "\u0001", "\uD83D\uDE80", "\uFFFF", "\uD83D\uDE80\uD83D\uDE80"})
    void storesAnyWellFormedText(String text) {
        assertThat(StorableText.isStorable(text)).isTrue();
        assertThat(StorableText.reasonAgainst("body", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "a\0b",
                "\uD83D",
                "\uDE80",
                "\uDE80\uD83D",
                "\uD83Dx",
                "\uD83D\uD83D\uDE80",
                "\uD83D\uDE80\uDE80"
            })
    void cannotStoreNulOrHalfASurrogatePair(String text) {
        assertThat(StorableText.isStorable(text)).isFalse();
        assertThat(StorableText.reasonAgainst("body", text)).map(Reason::code).contains("text_not_storable");
    }
}
