package com.heycmo.outreach.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.DraftId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/status-machine.md says is what the code does. */
class StatusMachineDocumentTests {

    private static final Pattern DIAGRAM = Pattern.compile("```mermaid\\s+stateDiagram-v2\\s(.*?)```", Pattern.DOTALL);
    private static final Pattern ARROW = Pattern.compile("(?m)^ *(\\S+) --> (\\S+) *(?:: *(.+))?$");
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    private static final String DOCUMENT = document();

    @Test
    void theDiagramHoldsExactlyTheTransitionsOfTheCode() {
        assertThat(arrows())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Transition.values())
                        .flatMap(move -> move.from().stream()
                                .map(from -> "%s --> %s : %s"
                                        .formatted(from.wireName(), move.to().wireName(), name(move))))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theDiagramBeginsWithReviewAndEndsWithSent() {
        assertThat(diagram()).contains("[*] --> pending_review").contains("sent --> [*]");
        assertThat(diagram().split("\\[\\*]", -1)).hasSize(3);
    }

    @Test
    void theTableNamesEveryMoveOnce() {
        assertThat(TABLE_ROW.matcher(DOCUMENT).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Transition.values())
                        .map(StatusMachineDocumentTests::name)
                        .toList());
    }

    @Test
    void theNamespaceOfDraftIdsIsWrittenDown() {
        assertThat(DOCUMENT).contains(DraftId.NAMESPACE.toString());
    }

    private static Set<String> arrows() {
        return ARROW.matcher(diagram())
                .results()
                .filter(arrow -> !arrow.group().contains("[*]"))
                .flatMap(StatusMachineDocumentTests::moves)
                .collect(Collectors.toSet());
    }

    private static Stream<String> moves(MatchResult arrow) {
        return Stream.of(arrow.group(3).split(", *"))
                .map(move -> "%s --> %s : %s".formatted(arrow.group(1), arrow.group(2), move.strip()));
    }

    private static String diagram() {
        return DIAGRAM.matcher(DOCUMENT).results().findFirst().orElseThrow().group(1);
    }

    private static String name(Transition move) {
        return move.name().toLowerCase(Locale.ROOT);
    }

    private static String document() {
        Path module = Path.of(System.getProperty("basedir", "."));
        try {
            return Files.readString(module.resolve("../docs/status-machine.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
