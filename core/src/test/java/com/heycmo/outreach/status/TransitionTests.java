package com.heycmo.outreach.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TransitionTests {

    /** Every status and every move, by hand: where a move may lead to a status, and nowhere else. */
    private static final String TABLE = """
            move           pending_review  approved        skipped  expired         failed          sent
            redraft        pending_review  -               -        -               -               -
            replace        pending_review  -               -        -               -               -
            edit           pending_review  -               -        -               -               -
            approve        approved        -               -        -               -               -
            skip           skipped         skipped         -        -               -               -
            expire         expired         expired         -        -               -               -
            report_sent    sent            sent            sent     sent            sent            -
            report_failed  -               failed          -        -               -               -
            give_up        -               failed          -        -               -               -
            revive         pending_review  pending_review  -        pending_review  -               -
            reopen         pending_review  pending_review  pending_review  pending_review  pending_review  -
            resolve_sent   -               -               -        -               sent            -
            resolve_failed -               -               -        -               failed          -
            """;

    private static final List<List<String>> ROWS =
            TABLE.lines().map(line -> Arrays.asList(line.split(" +"))).toList();

    @TestFactory
    Stream<DynamicTest> holdsTheContractsTable() {
        List<String> statuses = ROWS.get(0).subList(1, ROWS.get(0).size());
        return ROWS.stream()
                .skip(1)
                .flatMap(row -> statuses.stream().map(status -> {
                    String expected = row.get(1 + statuses.indexOf(status));
                    return DynamicTest.dynamicTest(
                            "%s from %s: %s".formatted(row.get(0), status, expected),
                            () -> assertThat(target(row.get(0), status)).isEqualTo(expected));
                }));
    }

    @Test
    void theTableNamesEveryMoveAndEveryStatus() {
        assertThat(ROWS.stream().skip(1).map(row -> row.get(0)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Transition.values())
                        .map(TransitionTests::name)
                        .toList());
        assertThat(ROWS.get(0).stream().skip(1))
                .containsExactlyInAnyOrderElementsOf(Stream.of(DraftStatus.values())
                        .map(DraftStatus::wireName)
                        .toList());
    }

    @Test
    void everyStatusIsReachable() {
        Set<DraftStatus> reached = EnumSet.of(DraftStatus.PENDING_REVIEW);
        for (DraftStatus ignored : DraftStatus.values()) {
            Stream.of(Transition.values())
                    .filter(move -> move.from().stream().anyMatch(reached::contains))
                    .forEach(move -> reached.add(move.to()));
        }
        assertThat(reached).containsExactlyInAnyOrder(DraftStatus.values());
    }

    @Test
    void sentIsFinal() {
        assertThat(Transition.values()).noneMatch(move -> move.allowedFrom(DraftStatus.SENT));
    }

    @Test
    void everyOtherStatusHasAWayOut() {
        assertThat(EnumSet.complementOf(EnumSet.of(DraftStatus.SENT)))
                .allMatch(status -> Stream.of(Transition.values())
                        .anyMatch(move -> move.allowedFrom(status) && move.to() != status));
    }

    @Test
    void whereAMoveStartsCannotBeChangedFromOutside() {
        Transition.EDIT.from().clear();

        assertThat(Transition.EDIT.from()).containsExactly(DraftStatus.PENDING_REVIEW);
    }

    @Test
    void statusesAreFoundByTheirExactSpellingOnly() {
        assertThat(DraftStatus.values())
                .allSatisfy(status ->
                        assertThat(DraftStatus.ofWireName(status.wireName())).contains(status));
        assertThat(DraftStatus.ofWireName("SENT")).isEmpty();
        assertThat(DraftStatus.ofWireName("")).isEmpty();
    }

    private static String target(String name, String status) {
        Transition move = Stream.of(Transition.values())
                .filter(candidate -> name(candidate).equals(name))
                .findFirst()
                .orElseThrow();
        boolean allowed = move.allowedFrom(DraftStatus.ofWireName(status).orElseThrow());
        assertThat(move.from().contains(DraftStatus.ofWireName(status).orElseThrow()))
                .isEqualTo(allowed);
        return allowed ? move.to().wireName() : "-";
    }

    private static String name(Transition move) {
        return move.name().toLowerCase(Locale.ROOT);
    }
}
