package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells, files and clipboards leave around a link. */
class CopiedUrlTests {

    private static final String JANE = "https://www.linkedin.com/in/jane-doe";

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t",
                "\r",
                "\n",
                "\r\n",
                "\u000B",
                "\f",
                "\u0085",
                "\u00A0",
                "\u00AD",
                "\u1680",
                "\u2003",
                "\u2007",
                "\u200B",
                "\u200E",
                "\u200F",
                "\u2028",
                "\u2029",
                "\u202A",
                "\u202F",
                "\u205F",
                "\u2060",
                "\u2066",
                "\u3000",
                "\uFEFF",
                " \u00A0\t\uFEFF \r\n"
            })
    void areDroppedBeforeTheLinkIsJudged(String padding) {
        assertThat(LinkedInUrl.parse(padding + JANE + padding)).contains(new LinkedInUrl(JANE, true));
        assertThat(LinkedInUrl.https(padding + JANE + padding)).contains(JANE);
        assertThat(LinkedInUrl.parse(padding + padding)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\u0007", "\u001C", "\u001F", "\u007F", "\u0080", "\u009F"})
    void controlCharactersAreNotDropped(String control) {
        assertThat(LinkedInUrl.parse(JANE + control)).isEmpty();
        assertThat(LinkedInUrl.parse(control + JANE)).isEmpty();
    }

    /** Dropping it would make two persons one, or one two, depending on whether it is percent-encoded. */
    @ParameterizedTest
    @ValueSource(strings = {"\u200C", "\u200D", "\u2764\uFE0F", "\uDB40\uDC7F", "\u845B\uDB40\uDD00"})
    void whatASlugMayEndWithIsNotDropped(String end) {
        assertThat(LinkedInUrl.parse(JANE + end))
                .isEqualTo(LinkedInUrl.parse(JANE + PercentEncoding.encode(end, PercentEncoding.unescaped(""))))
                .map(LinkedInUrl::canonical)
                .isNotEqualTo(LinkedInUrl.parse(JANE).map(LinkedInUrl::canonical));
    }
}
