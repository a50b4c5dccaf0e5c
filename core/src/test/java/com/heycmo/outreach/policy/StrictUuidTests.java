package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUuidTests {

    private static final String UUID_TEXT = "0190d5a4-9abc-7def-8000-00000000000f";

    @Test
    void acceptsHexInAnyCase() {
        assertThat(StrictUuid.parse(UUID_TEXT)).contains(UUID.fromString(UUID_TEXT));
        assertThat(StrictUuid.parse("0190D5A4-9ABC-7DEF-8000-00000000000F")).contains(UUID.fromString(UUID_TEXT));
        assertThat(StrictUuid.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0190d5a49abc7def800000000000000f",
                "0190d5a4-9abc-7def-8000-00000000000",
                "0190d5a4-9abc-7def-8000-00000000000f0",
                "0190d5a4-9abc-7def-8000-00000000000g",
                "0190d5a49-abc-7def-8000-00000000000f",
                "0190d5a4-9abc-7def-8000+00000000000f",
                "+190d5a4-9abc-7def-8000-00000000000f",
                "\uff10190d5a4-9abc-7def-8000-00000000000f",
                " 190d5a4-9abc-7def-8000-00000000000f",
                " 0190d5a4-9abc-7def-8000-00000000000f",
                "0190d5a4-9abc-7def-8000-00000000000f\n",
                "{0190d5a4-9abc-7def-8000-00000000000f}",
                "\u0660190d5a4-9abc-7def-8000-00000000000f",
            })
    void rejectsEveryOtherForm(String text) {
        assertThat(StrictUuid.parse(text)).isEmpty();
    }
}
