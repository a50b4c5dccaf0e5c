package com.heycmo.outreach.policy;

import java.util.BitSet;

/**
 * The characters that nobody sees: Unicode's White_Space, Cc, Cf and Default_Ignorable_Code_Point, and U+2800, the Braille
 * pattern without dots. Written down from Unicode 17, because Java's own tables differ between Java versions. The SQL
 * function {@code linkedin_outreach_has_visible_text} and the drafts' JSON schema repeat this table.
 */
public final class InvisibleCharacters {

    private static final int[][] RANGES = {
        {0x0000, 0x0020},
        {0x007F, 0x00A0},
        {0x00AD, 0x00AD},
        {0x034F, 0x034F},
        {0x0600, 0x0605},
        {0x061C, 0x061C},
        {0x06DD, 0x06DD},
        {0x070F, 0x070F},
        {0x0890, 0x0891},
        {0x08E2, 0x08E2},
        {0x115F, 0x1160},
        {0x1680, 0x1680},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x2000, 0x200F},
        {0x2028, 0x202F},
        {0x205F, 0x206F},
        {0x2800, 0x2800},
        {0x3000, 0x3000},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFFB},
        {0x110BD, 0x110BD},
        {0x110CD, 0x110CD},
        {0x13430, 0x1343F},
        {0x1BCA0, 0x1BCA3},
        {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF},
    };

    private static final BitSet INVISIBLE = new BitSet();

    static {
        for (int[] range : RANGES) {
            INVISIBLE.set(range[0], range[1] + 1);
        }
    }

    private InvisibleCharacters() {}

    public static boolean contains(int codePoint) {
        return INVISIBLE.get(codePoint);
    }

    /** Whether the text holds nothing that a person can see. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(InvisibleCharacters::contains);
    }
}
