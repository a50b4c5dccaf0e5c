package com.heycmo.outreach.approval.pages.review;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The difference between two texts, word by word. */
final class TextDiff {

    /** Matches between a word and the white space beside it. */
    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");

    /** Named after the HTML elements. */
    enum Kind {
        SAME,
        DEL,
        INS
    }

    record Part(Kind kind, String text) {

        public boolean removed() {
            return kind == Kind.DEL;
        }

        public boolean added() {
            return kind == Kind.INS;
        }
    }

    private TextDiff() {}

    /** All parts of both texts in reading order; empty if the texts are equal. */
    static List<Part> between(String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<String> old = words(before);
        List<Part> parts = new ArrayList<>();
        int done = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, words(after)).getDeltas()) {
            int start = delta.getSource().getPosition();
            add(parts, Kind.SAME, old.subList(done, start));
            add(parts, Kind.DEL, delta.getSource().getLines());
            add(parts, Kind.INS, delta.getTarget().getLines());
            done = start + delta.getSource().size();
        }
        add(parts, Kind.SAME, old.subList(done, old.size()));
        return parts;
    }

    private static List<String> words(String text) {
        return Arrays.asList(WORD_BOUNDARY.split(text));
    }

    private static void add(List<Part> parts, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            parts.add(new Part(kind, String.join("", words)));
        }
    }
}
