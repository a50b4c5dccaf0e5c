package com.heycmo.outreach.allinone.start;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the virtual machine give memory back when it has been idle for a while: by default it keeps what a busy moment
 * has needed. {@code java -jar} takes no options from the jar, but these can be set while it runs.
 */
final class HeapTuning {

    private static final Logger log = LoggerFactory.getLogger(HeapTuning.class);

    private HeapTuning() {}

    /** Leaves alone what was set on the command line, and machines that know no such options. */
    static void request() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null) {
            // In percent; the lower bound first, for it may never be above the upper one.
            set(machine, "MinHeapFreeRatio", "10");
            set(machine, "MaxHeapFreeRatio", "30");
            // Milliseconds without a collection after which there is one.
            set(machine, "G1PeriodicGCInterval", "15000");
        }
    }

    private static void set(HotSpotDiagnosticMXBean machine, String name, String value) {
        try {
            VMOption option = machine.getVMOption(name);
            if (option.isWriteable() && option.getOrigin() == VMOption.Origin.DEFAULT) {
                machine.setVMOption(name, value);
            }
        } catch (IllegalArgumentException e) {
            log.debug("This virtual machine takes no {}={}: {}", name, value, e.getMessage());
        }
    }
}
