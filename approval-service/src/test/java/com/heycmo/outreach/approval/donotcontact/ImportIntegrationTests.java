package com.heycmo.outreach.approval.donotcontact;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.Thorough;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportIntegrationTests extends OnTheApi {

    private static final String JANE = "https://www.linkedin.com/in/jane-doe";
    private static final String HEADER = "prospectUrl,company,reason,until\r\n";

    private DoNotContactApi entries;

    @BeforeEach
    void connectEntries() {
        entries = new DoNotContactApi(api);
    }

    @Test
    void takesAllLinesAndSkipsTheirDrafts() {
        UUID jane = rows.insert(QueueRow.pending(customer).prospect(JANE));
        UUID atAcme = rows.insert(QueueRow.approved(customer).with("prospect_company", "ACME"));
        entries.company(customer, "Beta");

        JsonNode result = entries.importFile(customer, "", HEADER + """
                linkedin.com/in/jane-doe,,Asked,
                ,Acme,,
                ,beta,Known,
                , acme ,Later line,
                """).ok();

        assertThat(result.toString()).isEqualTo("{\"added\":2,\"unchanged\":2,\"skipped\":2}");
        assertThat(row(jane)).containsEntry("status", "skipped");
        assertThat(row(atAcme)).containsEntry("status", "skipped");
        assertThat(entries.csv(customer, "").body())
                .isEqualTo(HEADER + ",Beta,Known,\r\n" + JANE + ",,Asked,\r\n" + ",acme,Later line,\r\n");
    }

    @Test
    void aPreviewTellsTheSameAndChangesNothing() {
        UUID jane = rows.insert(QueueRow.pending(customer).prospect(JANE));
        String file = HEADER + JANE + ",,,\r\n,Acme,,\r\n";

        JsonNode preview = entries.importFile(customer, "?preview=true", file).ok();

        assertThat(row(jane)).containsEntry("status", "pending_review");
        assertThat(rows.outbox(customer)).isEmpty();
        assertThat(entries.list(customer, "").ok().get("items")).isEmpty();
        assertThat(entries.importFile(customer, "?preview=false", file).ok()).isEqualTo(preview);
        assertThat(entries.importFile(customer, "?preview=perhaps", file).reasons())
                .containsExactly("malformed");
    }

    @Test
    void takesNothingIfOneLineCannotBeTaken() {
        Answer answer = entries.importFile(customer, "", HEADER + ",Acme,,\r\nexample.com,,,\r\n");

        JsonNode problem = answer.problem(400, "/problems/validation-failed");
        assertThat(problem.get("reasons").toString())
                .isEqualTo(
                        "[{\"code\":\"prospect_url_not_linkedin\",\"message\":\"prospectUrl is not a LinkedIn URL.\","
                                + "\"line\":3}]");
        assertThat(entries.list(customer, "").ok().get("items")).isEmpty();
    }

    @Test
    @Tag(Thorough.TAG)
    void takesFiftyThousandLines() {
        int lines = Thorough.choose(EntriesFile.MAX_LINES / 10, EntriesFile.MAX_LINES);
        String file = HEADER
                + IntStream.range(0, lines)
                        .mapToObj(number -> number % 2 == 0
                                ? "linkedin.com/in/person-%d,,,".formatted(number)
                                : ",Company %d,,".formatted(number))
                        .collect(Collectors.joining("\n"));

        assertThat(entries.importFile(customer, "", file).ok().toString())
                .isEqualTo("{\"added\":%d,\"unchanged\":0,\"skipped\":0}".formatted(lines));
        assertThat(entries.csv(customer, "").body().lines()).hasSize(lines + 1);
    }

    @Test
    void takesNoMoreLines() {
        entries.importFile(customer, "?preview=true", HEADER + ",Acme,,\n".repeat(EntriesFile.MAX_LINES + 1))
                .problem(413, "/problems/payload-too-large");
    }

    /** 8 MiB instead of 64 KiB, but only for a file. */
    @Test
    void takesNoLargerFile() {
        String mebibyte = "x".repeat(1024 * 1024);

        assertThat(entries.importFile(customer, "", HEADER + ",%s,,".formatted(mebibyte))
                        .reasons())
                .containsExactly("field_too_long");
        entries.importFile(customer, "", mebibyte.repeat(8) + "x").problem(413, "/problems/payload-too-large");
        entries.forbid(customer, mebibyte).problem(413, "/problems/payload-too-large");
    }

    @Test
    void anExportCanBeImportedAgainAndIsNoFormula() {
        entries.forbid(
                customer,
                "{\"company\":\"=Acme, \\\"Inc\\\"\",\"reason\":\"@home\",\"until\":\"2199-01-01T00:00:00Z\"}");
        rows.forbid(customer, "prospect_hash", "00ff");

        Answer exported = entries.csv(customer, "");

        assertThat(exported.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(exported.header("Content-Disposition")).contains("do-not-contact.csv");
        assertThat(exported.body()).isEqualTo(HEADER + ",\"'=Acme, \"\"Inc\"\"\",'@home,2199-01-01T00:00:00Z\r\n");
        assertThat(entries.importFile(customer, "", exported.body()).ok().toString())
                .isEqualTo("{\"added\":0,\"unchanged\":1,\"skipped\":0}");
        assertThat(entries.list(customer, "").ok().get("items")).hasSize(2);
    }

    @Test
    void exportsWhatASearchFinds() {
        entries.company(customer, "Acme");
        entries.company(customer, "Beta");

        assertThat(entries.csv(customer, "?q=bet&limit=1").body()).isEqualTo(HEADER + ",Beta,,\r\n");
    }
}
