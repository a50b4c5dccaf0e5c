package com.heycmo.outreach.approval.donotcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.heycmo.outreach.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesFileTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String JANE = "https://www.linkedin.com/in/jane-doe";

    @Test
    void readsTheColumnsInAnyOrder() {
        assertThat(read("""
                until,reason,company,prospectUrl
                ,Asked us to stop,,linkedin.com/in/jane-doe
                2027-01-01T00:00:00Z,,Acme,
                """))
                .containsExactly(
                        new NewEntry(JANE, null, "Asked us to stop", null),
                        new NewEntry(null, "Acme", null, Instant.parse("2027-01-01T00:00:00Z")));
    }

    @Test
    void readsSemicolonsBehindABom() {
        assertThat(read("\uFEFFprospectUrl;company;reason;until\r\n;Müller, Söhne;;\r\n"))
                .containsExactly(new NewEntry(null, "Müller, Söhne", null, null));
    }

    @Test
    void readsQuotesWithSeparatorsAndLines() {
        assertThat(read("prospectUrl,company,reason,until\n,\"Acme, \"\"Inc.\"\"\",\"one\ntwo\",\n"))
                .containsExactly(new NewEntry(null, "Acme, \"Inc.\"", "one\ntwo", null));
    }

    @Test
    void takesTheApostropheBeforeAFormulaAway() {
        assertThat(read("prospectUrl,company,reason,until\n,'=Acme,'tis,\n"))
                .containsExactly(new NewEntry(null, "=Acme", "'tis", null));
    }

    @Test
    void skipsEmptyLines() {
        assertThat(read("prospectUrl,company,reason,until\n\n,Acme,,\n,,,\n")).hasSize(1);
    }

    @Test
    void tellsEveryReasonWithTheFirstLineOfItsEntry() {
        assertThat(reasons("""
                prospectUrl,company,reason,until
                ,Acme,"over
                two lines",
                example.com,,,
                linkedin.com/company/acme,,,yesterday
                linkedin.com/in/jane,Acme,,2020-01-01T00:00:00Z
                ,,only a reason,
                ,Acme,
                """))
                .containsExactly(
                        "4 prospect_url_not_linkedin",
                        "5 prospect_url_not_profile",
                        "5 malformed",
                        "6 malformed",
                        "6 malformed",
                        "7 malformed",
                        "8 malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "prospectUrl,company,reason\n,Acme,\n",
                "prospectUrl,company,reason,until,id\n,Acme,,,\n",
                "prospectUrl,company,company,until\n,Acme,,\n",
                "name,company,reason,until\n,Acme,,\n",
                "prospectUrl\tcompany\treason\tuntil\n\tAcme\t\t\n"
            })
    void refusesOtherColumns(String csv) {
        assertThat(reasons(csv)).containsExactly("1 malformed");
    }

    @Test
    void refusesQuotesThatAreNotClosed() {
        assertThat(reasons("prospectUrl,company,reason,until\n,Acme,,\n,\"Beta,,\n,Gamma,,\n"))
                .containsExactly("3 malformed");
    }

    @Test
    void refusesAnotherEncoding() {
        byte[] latin = "prospectUrl,company,reason,until\n,Müller,,\n".getBytes(StandardCharsets.ISO_8859_1);

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> EntriesFile.read(latin, NOW));

        assertThat(problem.member("reasons"))
                .isEqualTo(List.of(new LineReason("malformed", "The file is not UTF-8.", 2)));
    }

    @Test
    void takesFiftyThousandLinesAndNotOneMore() {
        String lines = IntStream.range(0, EntriesFile.MAX_LINES)
                .mapToObj(number -> ",Company " + number + ",,\n")
                .collect(Collectors.joining());
        String file = "prospectUrl,company,reason,until\n" + lines;

        assertThat(read(file)).hasSize(EntriesFile.MAX_LINES);
        assertThatThrownBy(() -> read(file + ",One more,,\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(413));
    }

    private static List<NewEntry> read(String csv) {
        return EntriesFile.read(csv.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static List<String> reasons(String csv) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> read(csv));
        assertThat(problem.getStatusCode().value()).isEqualTo(400);
        return Stream.of(problem.member("reasons"))
                .flatMap(reasons -> ((List<?>) Objects.requireNonNull(reasons)).stream())
                .map(LineReason.class::cast)
                .map(reason -> reason.line() + " " + reason.code())
                .toList();
    }
}
