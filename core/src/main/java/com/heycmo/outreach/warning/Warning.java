package com.heycmo.outreach.warning;

import java.util.Locale;

/** In the order in which they are shown. */
public enum Warning {
    /** The text contains something that should have been filled in. */
    PLACEHOLDER,
    /** The text greets somebody other than the prospect. */
    NAME_MISMATCH,
    /** The text contains characters that nobody sees. */
    INVISIBLE_CHARACTERS,
    LINK_IN_NOTE,
    /** A free account sends notes of up to 200 characters. */
    NOTE_OVER_200,
    /** An earlier step waits for review. */
    LATER_STEP_FIRST,
    /** Drafted before the person's last reply. */
    REPLIED_SINCE,
    /** Another invitation to the person was sent or is approved. */
    ALREADY_INVITED,
    /** A message to a person who was invited and has not accepted. */
    NOT_CONNECTED;

    /** The code in the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
