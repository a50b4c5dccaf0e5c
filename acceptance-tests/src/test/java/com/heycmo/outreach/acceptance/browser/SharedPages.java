package com.heycmo.outreach.acceptance.browser;

import com.heycmo.outreach.testsupport.PerProcess;

/** The pages and the browser that all tests of this process share. */
final class SharedPages {

    private static final PerProcess<RunningPages> RUNNING = new PerProcess<>(RunningPages::new);

    private SharedPages() {}

    static RunningPages get() {
        return RUNNING.get();
    }
}
