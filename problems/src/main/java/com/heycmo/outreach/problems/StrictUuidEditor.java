package com.heycmo.outreach.problems;

import com.heycmo.outreach.policy.StrictUuid;
import java.beans.PropertyEditorSupport;

/**
 * Accepts UUIDs in their 36-character form only. It is an editor because Spring, after a converter fails, falls back to
 * its own editor, which accepts shorter forms.
 */
final class StrictUuidEditor extends PropertyEditorSupport {

    @Override
    public void setAsText(String text) {
        setValue(StrictUuid.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("Not a UUID in its 36-character form.")));
    }
}
