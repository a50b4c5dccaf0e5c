package com.heycmo.outreach.dispatch.device;

import org.jspecify.annotations.Nullable;

/**
 * What an extension says about itself.
 *
 * @param adapters the version of its part that knows LinkedIn's pages
 * @param maxNoteLength the longest note that its LinkedIn account may send
 */
record ExtensionState(
        State state,
        @Nullable Mode mode,
        @Nullable String version,
        @Nullable String adapters,
        @Nullable Integer maxNoteLength,
        @Nullable String detail) {

    enum State {
        READY,
        WORKING,
        WAITING_FOR_PERSON,
        STOPPED_BY_PERSON,
        LOGGED_OUT,
        CHECKPOINT,
        RESTRICTED,
        UPDATE_REQUIRED
    }

    enum Mode {
        /** A person confirms each action. */
        ASSISTED,
        AUTOMATIC
    }
}
