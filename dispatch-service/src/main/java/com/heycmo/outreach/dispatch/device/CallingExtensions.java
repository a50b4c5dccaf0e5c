package com.heycmo.outreach.dispatch.device;

import com.heycmo.outreach.access.caller.Device;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells an extension who it is, and keeps what it says about itself. */
@Service
@EnableConfigurationProperties(ExtensionProperties.class)
class CallingExtensions {

    private final CallingExtensionStore store;
    private final ExtensionProperties properties;

    CallingExtensions(CallingExtensionStore store, ExtensionProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    @Transactional(readOnly = true)
    ExtensionInfo info(Device device) {
        return store.info(device, properties.minimumVersion());
    }

    /** Replaces the device's state. It is shown with the device and changes nothing else. */
    @Transactional
    void save(Device device, ExtensionState state) {
        store.save(device, state);
    }
}
