package com.heycmo.outreach.acceptance.browser;

import com.heycmo.outreach.testsupport.SharedResource;

/** The one {@link RunningPages} of this process. */
final class SharedPages {

    private static final SharedResource<RunningPages> RUNNING = new SharedResource<>(RunningPages::new);

    private SharedPages() {}

    static RunningPages get() {
        return RUNNING.get();
    }
}
