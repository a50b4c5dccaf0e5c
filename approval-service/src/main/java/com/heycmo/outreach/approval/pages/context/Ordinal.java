package com.heycmo.outreach.approval.pages.context;

import org.springframework.stereotype.Component;

/** Chooses the text of a position, for instance of 6th. */
@Component("ordinal")
public class Ordinal {

    /** The English plural category of an ordinal number, after Unicode: 1st, 2nd, 3rd, and all others. */
    public String category(int number) {
        boolean teen = number / 10 % 10 == 1;
        return switch (teen ? 0 : number % 10) {
            case 1 -> "one";
            case 2 -> "two";
            case 3 -> "few";
            default -> "other";
        };
    }
}
