package com.heycmo.outreach.problems;

import com.heycmo.outreach.policy.StrictUuid;
import java.beans.PropertyEditorSupport;

/**
 * Takes UUIDs in their 36-character form only. An editor, because where a converter refuses a text the framework goes
 * on to its own editor, which also takes shorter ones.
 */
final class StrictUuidEditor extends PropertyEditorSupport {

    @Override
    public void setAsText(String text) {
        setValue(StrictUuid.parse(text).orElseThrow(() -> new IllegalArgumentException("This is no UUID.")));
    }
}
