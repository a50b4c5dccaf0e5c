package com.heycmo.outreach.approval.pages.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.pages.review.TextDiff.Kind;
import com.heycmo.outreach.approval.pages.review.TextDiff.Part;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDiffTests {

    @Test
    void showsRemovedAndAddedWords() {
        assertThat(TextDiff.between("Hi Jane, until Monday", "Hi Jane, until Friday"))
                .containsExactly(
                        new Part(Kind.SAME, "Hi Jane, until "),
                        new Part(Kind.DEL, "Monday"),
                        new Part(Kind.INS, "Friday"));
    }

    @Test
    void isEmptyForEqualTexts() {
        assertThat(TextDiff.between("Hi Jane", "Hi Jane")).isEmpty();
    }

    @Test
    void showsChangedWhiteSpace() {
        assertThat(TextDiff.between("Hi Jane", "Hi\n\nJane"))
                .contains(new Part(Kind.DEL, " "), new Part(Kind.INS, "\n\n"));
    }

    @ParameterizedTest
    @CsvSource({"'', Hi", "Hi, ''", "a b c d, d c b a", "' a ', 'a'", "'line\r\nline', 'line\nline'"})
    void keepsAllOfBothTexts(String before, String after) {
        List<Part> parts = TextDiff.between(before, after);

        assertThat(textOf(parts, Kind.INS)).isEqualTo(before);
        assertThat(textOf(parts, Kind.DEL)).isEqualTo(after);
    }

    private static String textOf(List<Part> parts, Kind without) {
        return parts.stream()
                .filter(part -> part.kind() != without)
                .map(Part::text)
                .collect(Collectors.joining());
    }
}
