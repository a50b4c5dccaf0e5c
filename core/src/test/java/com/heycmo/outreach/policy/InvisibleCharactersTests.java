package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleCharactersTests {

    private static final Set<Integer> CATEGORIES = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SPACE_SEPARATOR,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    @Test
    void holdWhateverJavaKnowsAsWhiteSpaceControlOrFormat() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(codePoint ->
                                CATEGORIES.contains(Character.getType(codePoint)) || Character.isWhitespace(codePoint))
                        .filter(codePoint -> !InvisibleCharacters.contains(codePoint))
                        .mapToObj("%04X"::formatted))
                .isEmpty();
    }

    /** The others have Default_Ignorable_Code_Point, which Java does not know, or came with a later Unicode. */
    @Test
    void holdNothingElseButWhatUnicodeCallsIgnorable() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(InvisibleCharacters::contains)
                        .filter(codePoint -> !CATEGORIES.contains(Character.getType(codePoint)))
                        .filter(codePoint -> codePoint < 0xE0000)
                        .filter(codePoint -> Character.isDefined(codePoint))
                        .mapToObj("%04X"::formatted)
                        .collect(Collectors.joining(" ")))
                .matches("034F 115F 1160 17B4 17B5 180B 180C 180D (180F )?2800 3164( FE0[0-9A-F]){16} FFA0.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u0085",
                "\u00A0",
                "\u00AD",
                "\u034F",
                "\u061C",
                "\u115F",
                "\u180E",
                "\u2007",
                "\u200B",
                "\u200D",
                "\u202F",
                "\u2060",
                "\u2800",
                "\u3000",
                "\u3164",
                "\uFE0F",
                "\uFEFF",
                "\uFFA0",
                "\uDB40\uDC01",
                "\uDB40\uDC20",
                "\uDB40\uDD00",
                "\uD834\uDD73",
                " \u200B\u2800\uDB40\uDC7F\n"
            })
    void makeABlankText(String text) {
        assertThat(InvisibleCharacters.isBlank(text)).isTrue();
        assertThat(InvisibleCharacters.isBlank(text + ".")).isFalse();
    }
}
