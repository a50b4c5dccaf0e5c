package com.heycmo.outreach.approval.pages.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.history.HistoryEntry;
import com.heycmo.outreach.approval.history.HistoryQuery;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final UUID DRAFT = UUID.fromString("3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11");

    @ParameterizedTest
    @ValueSource(strings = {"person", "extension", "agent", "pipeline"})
    void everyEntryHasATextInBothLanguages(String actor) throws IOException {
        Properties english = texts("pages");
        Properties german = texts("pages_de");

        for (String what : HistoryQuery.ALL_ACTIONS) {
            String key = "sentence." + sentence(entry(what, actor, null)).key();
            assertThat(english).containsKey(key);
            assertThat(german).containsKey(key);
        }
    }

    @Test
    void aTextFallsIntoItsParts() {
        assertThat(sentence(entry("approved", "person", null)).parts("{who} approved {object}."))
                .containsExactly("{who}", " approved ", "{object}", ".");
    }

    @Test
    void aDecisionThatMadeTwoEntriesIsOneSentence() {
        HistoryEntry reopened = entry("reopened", "person", null);
        HistoryEntry edited = at(NOW.plusMillis(3), entry("edited", "person", null));

        assertThat(Sentence.of(List.of(edited, reopened)))
                .extracting(Sentence::key)
                .containsExactly("revised");
        assertThat(Sentence.of(List.of(at(NOW.plusSeconds(60), edited), reopened)))
                .extracting(Sentence::key)
                .containsExactly("edited", "reopened");
        assertThat(Sentence.of(List.of(reopened, edited)))
                .extracting(Sentence::key)
                .containsExactly("reopened", "edited");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "failed, extension, ui_changed: no Send button, -, ui_changed, no Send button",
                "failed, extension, timeout, -, timeout, -",
                "failed, extension, Some error: yes, -, -, Some error: yes",
                "skipped, person, replied, -, -, replied",
                "skipped, pipeline, replied, replied, -, -",
                "skipped, pipeline, ${7*7}, -, -, ${7*7}",
                "released, extension, rate_limited, -, rate_limited, -",
                "paused, pipeline, checkpoint, -, -, -",
                "action_held, extension, message: rate_limited, -, -, message: rate_limited",
                "approved, person, -, -, -, -",
            })
    void codesInADetailAreTranslated(
            String what,
            String actor,
            @Nullable String detail,
            @Nullable String rule,
            @Nullable String code,
            @Nullable String words) {
        Sentence sentence = sentence(entry(what, actor, detail));

        assertThat(sentence.rule()).isEqualTo(rule);
        assertThat(sentence.code()).isEqualTo(code);
        assertThat(sentence.words()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failures", "restored", "logged_out", "checkpoint", "restricted", "update_required"})
    void theReasonOfAPauseHasATextInBothLanguages(String reason) throws IOException {
        assertThat(sentence(entry("paused", "pipeline", reason)).pause()).isEqualTo(reason);
        assertThat(sentence(entry("pause_reason_added", "extension", reason)).pause())
                .isEqualTo(reason);
        assertThat(texts("pages")).containsKey("sentence.reason." + reason);
        assertThat(texts("pages_de")).containsKey("sentence.reason." + reason);
    }

    private static Sentence sentence(HistoryEntry entry) {
        return Sentence.of(List.of(entry)).get(0);
    }

    private static HistoryEntry entry(String what, String actor, @Nullable String detail) {
        return new HistoryEntry(
                1, NOW, what, DRAFT, null, null, 1, actor, null, null, null, detail, "Jane Doe", null, "message");
    }

    private static HistoryEntry at(Instant time, HistoryEntry entry) {
        return new HistoryEntry(
                2,
                time,
                entry.what(),
                DRAFT,
                null,
                null,
                2,
                entry.actor(),
                null,
                null,
                null,
                null,
                null,
                null,
                "message");
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(SentenceTests.class.getResourceAsStream("/texts/" + name + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
