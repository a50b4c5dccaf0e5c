package com.heycmo.outreach.warning;

import com.heycmo.outreach.policy.InvisibleCharacters;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Finds invisible characters that change nothing for a reader. White space does, and so do the joiners of emoji and of
 * scripts that need them, the marks of texts that run from right to left, and flags.
 */
final class HiddenCharacters {

    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;

    /** They join letters on their own; a joiner between their letters does nothing. */
    private static final Set<UnicodeScript> WITHOUT_JOINERS =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC, UnicodeScript.HAN);

    /** They write words without blanks, so a line may break at a zero-width space. */
    private static final Set<UnicodeScript> WITHOUT_BLANKS =
            EnumSet.of(UnicodeScript.THAI, UnicodeScript.KHMER, UnicodeScript.LAO, UnicodeScript.MYANMAR);

    private HiddenCharacters() {}

    static boolean areIn(String text) {
        int[] characters = text.codePoints().toArray();
        boolean rightToLeft = text.codePoints().anyMatch(HiddenCharacters::isRightToLeft);
        for (int at = 0; at < characters.length; at++) {
            if (isHidden(characters, at, rightToLeft)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHidden(int[] characters, int at, boolean rightToLeft) {
        int character = characters[at];
        int before = at == 0 ? ' ' : characters[at - 1];
        if (!InvisibleCharacters.contains(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == 0x85) {
            return false;
        }
        if (character == ZERO_WIDTH_SPACE) {
            return !WITHOUT_BLANKS.contains(UnicodeScript.of(before));
        }
        if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
            return Character.isWhitespace(before) || WITHOUT_JOINERS.contains(UnicodeScript.of(before));
        }
        if (isVariationSelector(character)) {
            return InvisibleCharacters.contains(before);
        }
        if (isTag(character)) {
            return before != BLACK_FLAG && !isTag(before);
        }
        if (isDirection(character)) {
            return !rightToLeft;
        }
        return !isVisibleSign(character);
    }

    private static boolean isVariationSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xE0100 && character <= 0xE01EF)
                || (character >= 0x180B && character <= 0x180F);
    }

    private static boolean isTag(int character) {
        return character >= 0xE0020 && character <= 0xE007F;
    }

    private static boolean isDirection(int character) {
        return character == 0x200E
                || character == 0x200F
                || character == 0x061C
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }

    /** Format characters that have a shape: the number signs of Arabic, Syriac and Kaithi, and the Khmer vowels. */
    private static boolean isVisibleSign(int character) {
        return (character >= 0x0600 && character <= 0x0605)
                || character == 0x06DD
                || character == 0x070F
                || character == 0x0890
                || character == 0x0891
                || character == 0x08E2
                || character == 0x17B4
                || character == 0x17B5
                || character == 0x110BD
                || character == 0x110CD;
    }

    private static boolean isRightToLeft(int character) {
        byte direction = Character.getDirectionality(character);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
