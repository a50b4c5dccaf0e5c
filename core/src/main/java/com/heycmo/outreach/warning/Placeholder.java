package com.heycmo.outreach.warning;

import java.util.regex.Pattern;

/** Finds what a template's fields leave behind if nobody fills them in. */
final class Placeholder {

    /** Names of fields in templates. */
    private static final String FIELD = "(?:(?:your|prospect|recipient|contact|lead|sender|insert|my)[ _.-]?)*"
            + "(?:(?:first|last|full|given|sur)[ _-]?)?"
            + "(?:name|fname|lname|company|company[ _-]?name|firm|organi[sz]ation|role|title|job[ _-]?title|position|industry"
            + "|city|location|topic|vorname|nachname|name|anrede|firma|firmenname|unternehmen|position|prénom|prenom|nom"
            + "|entreprise|société|nombre|apellido|empresa|nome|cognome|azienda)";

    private static final String FLAGS = "(?iu)";

    // Each pattern begins with a look at what its matches begin with, because a page judges many texts, and the
    // alternatives
    // would be tried at each character.

    private static final Pattern TEMPLATE = Pattern.compile(FLAGS
            + "(?=[{$*\\[<%])(?:"
            + "\\{\\{[^{}\\n]{0,80}\\}\\}"
            + "|\\$\\{[^{}\\n]{1,80}\\}"
            + "|\\*\\|[A-Z0-9_]{1,40}\\|\\*"
            + "|\\{[ ]?" + FIELD + "[ ]?\\}"
            + "|\\[[ ]?" + FIELD + "[ ]?\\]"
            + "|\\[insert [^\\]\\n]{1,60}\\]"
            + "|<[ ]?" + FIELD + "[ ]?>"
            + "|%[ ]?" + FIELD + "[ ]?%)");

    private static final String GREETING =
            "(?:hi|hello|hey|dear|hallo|liebe|lieber|liebe\\(r\\)|bonjour|salut|hola|ciao|olá)";

    /** What programs write for a missing value, in the place of a name. */
    private static final Pattern MISSING_VALUE = Pattern.compile(FLAGS
            + "(?=[bcdhlosu\\[])(?:"
            + "\\b" + GREETING + "[ ,]+(?:undefined|null|\\(null\\)|\\[object Object\\])(?![\\p{L}\\d])"
            + "|\\[object Object\\]"
            + "|\\bundefined undefined\\b)");

    /**
     * "Undefined" is an ordinary adjective, too: after a form of "be" or "leave", or before a noun. So it counts only at
     * the end of a sentence or part of it, or before words that follow a name.
     */
    private static final Pattern UNDEFINED = Pattern.compile(
            FLAGS
                    + "(?=undefined)(?<!\\b(?:is|are|was|were|be|been|being|as|left|leave|leaves|leaving|remain|remains|remained|still|currently"
                    + "|largely|mostly|rather|yet|so|and|or|too|an|the|that|this|very|quite|completely|not|often)\\s)"
                    + "(?<![\\p{L}\\d_\"'“‘`.-])undefined(?=\\s*(?:[,.!?;:)]|$)|['’]s\\b|\\s+(?:on|has|just|raised|team)\\b)",
            Pattern.MULTILINE);

    private Placeholder() {}

    static boolean isIn(String text) {
        return TEMPLATE.matcher(text).find()
                || MISSING_VALUE.matcher(text).find()
                || UNDEFINED.matcher(text).find();
    }
}
