package com.heycmo.outreach.warning;

import com.heycmo.outreach.policy.Action;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The warnings that a draft's own text gives reason to. A false alarm is worse than a miss. */
public final class TextWarnings {

    private static final int FREE_NOTE_LENGTH = 200;

    /** With a scheme, or {@code www.}, or with a path: names of companies and libraries have dots, too. */
    private static final Pattern LINK = Pattern.compile(
            "https?://\\S|\\bwww\\.[\\p{L}\\d]"
                    + "|\\b[\\p{L}\\d-]+\\.(?:com|net|org|io|ai|co|de|ch|at|fr|es|it|nl|eu|uk|me|ly|in|app|dev|info|link|page)/\\S",
            Pattern.CASE_INSENSITIVE);

    private TextWarnings() {}

    public static Set<Warning> of(
            Action action, @Nullable String prospectName, @Nullable String prospectCompany, String body) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        if (Placeholder.isIn(body)) {
            warnings.add(Warning.PLACEHOLDER);
        }
        if (prospectName != null && Greeting.isToSomebodyElse(body, prospectName, prospectCompany)) {
            warnings.add(Warning.NAME_MISMATCH);
        }
        if (HiddenCharacters.areIn(body)) {
            warnings.add(Warning.INVISIBLE_CHARACTERS);
        }
        if (action == Action.CONNECTION_REQUEST) {
            if (LINK.matcher(body).find()) {
                warnings.add(Warning.LINK_IN_NOTE);
            }
            if (body.length() > FREE_NOTE_LENGTH) {
                warnings.add(Warning.NOTE_OVER_200);
            }
        }
        return warnings;
    }
}
