package com.heycmo.outreach.acceptance.browser;

import com.heycmo.outreach.testsupport.SharedResource;

/** The pages and the browser that all tests of this process share. */
final class SharedPages {

    private static final SharedResource<RunningPages> RUNNING = new SharedResource<>(RunningPages::new);

    private SharedPages() {}

    static RunningPages get() {
        return RUNNING.get();
    }
}
