package com.heycmo.outreach.acceptance.browser;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Starts what the first test needs, and stops it after the last one of all classes. */
final class SharedPages implements BeforeAllCallback {

    private static @Nullable RunningPages running;

    static RunningPages get() {
        return Objects.requireNonNull(running, "This class is not extended with SharedPages.");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(Namespace.create(SharedPages.class))
                .computeIfAbsent(RunningPages.class, key -> new RunningPages(), RunningPages.class);
    }
}
