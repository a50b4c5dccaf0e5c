package com.heycmo.outreach.approval.pages.history;

import com.heycmo.outreach.approval.history.HistoryEntry;
import com.heycmo.outreach.policy.FailureCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A history entry as one sentence.
 *
 * @param entry whose words it says
 * @param key of its text, below {@code sentence.}
 */
record Sentence(HistoryEntry entry, String key) {

    private static final Set<String> CHANGES = Set.of("edited", "revived", "reopened");

    /** Their details begin with a failure code. */
    private static final Set<String> CAN_FAIL = Set.of("failed", "released");

    /** A decision that made two entries made them in one transaction. */
    private static final Duration SAME_DECISION = Duration.ofSeconds(1);

    /** One sentence for each decision, in the order of the entries, which is newest first. */
    static List<Sentence> of(List<HistoryEntry> entries) {
        List<Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            HistoryEntry entry = entries.get(i);
            if (i + 1 < entries.size() && isRevision(entry, entries.get(i + 1))) {
                sentences.add(new Sentence(entry, "revised"));
                i++;
            } else {
                sentences.add(new Sentence(entry, key(entry)));
            }
        }
        return sentences;
    }

    /** Whether a person returned the draft to review with another text. */
    private static boolean isRevision(HistoryEntry later, HistoryEntry earlier) {
        return later.what().equals("edited")
                && earlier.what().equals("reopened")
                && Objects.equals(later.draftId(), earlier.draftId())
                && Objects.equals(later.actorId(), earlier.actorId())
                && Duration.between(earlier.at(), later.at()).compareTo(SAME_DECISION) < 0;
    }

    private static String key(HistoryEntry entry) {
        return switch (entry.what()) {
            case "skipped", "paused" -> entry.actor().equals("person") ? entry.what() : entry.what() + ".rule";
            case "sent", "failed" ->
                entry.actor().equals("extension")
                        ? entry.what()
                        : entry.what() + (entry.actor().equals("person") ? ".person" : ".pipeline");
            default -> entry.what();
        };
    }

    /** The pieces of a text, of which {@code {who}}, {@code {subject}} and {@code {object}} stand for themselves. */
    public List<String> parts(String text) {
        return List.of(text.split("(?=\\{)|(?<=})"));
    }

    /** Whether the draft has another version since. */
    public boolean isNewVersion() {
        return entry.version() != null && CHANGES.contains(entry.what());
    }

    /** The rule that skipped the draft; null if none did. */
    public @Nullable String rule() {
        return key.equals("skipped.rule") ? codeOf(entry.detail()) : null;
    }

    /** The reason of a rule that paused sending; null for every other entry. */
    public @Nullable String pause() {
        return key.startsWith("pause") && !entry.actor().equals("person") ? codeOf(entry.detail()) : null;
    }

    /** The failure code with which the detail begins; null if it begins with none. */
    public @Nullable String code() {
        return split().map(FailureCode::wireName).orElse(null);
    }

    /** The detail in its author's words; null if there are none. */
    public @Nullable String words() {
        String detail = entry.detail();
        if (detail == null || rule() != null || pause() != null) {
            return null;
        }
        String words = split().map(
                        code -> detail.substring(code.wireName().length()).replaceFirst("^: ", ""))
                .orElse(detail);
        return words.isEmpty() ? null : words;
    }

    private Optional<FailureCode> split() {
        String first = Objects.requireNonNullElse(entry.detail(), "").split(":", 2)[0];
        return Optional.of(FailureCode.ofWireName(first))
                .filter(code -> code.wireName().equals(first) && CAN_FAIL.contains(entry.what()));
    }

    /** Never a text that somebody wrote, because it becomes part of a key. */
    private static @Nullable String codeOf(@Nullable String detail) {
        return detail != null && detail.matches("[a-z_]+") ? detail : null;
    }
}
