package com.heycmo.outreach.allinone.start;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the JVM return unused memory when it is idle; by default it keeps the memory of its busiest moment. A jar cannot
 * carry JVM options, but these can be set at run time.
 */
final class HeapTuning {

    private static final Logger log = LoggerFactory.getLogger(HeapTuning.class);

    private HeapTuning() {}

    /** Does not change options of the command line, nor JVMs that do not know these options. */
    static void apply() {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (jvm != null) {
            // Percent. The minimum comes first, because it must never exceed the maximum.
            set(jvm, "MinHeapFreeRatio", "10");
            set(jvm, "MaxHeapFreeRatio", "30");
            // Milliseconds without a collection before the next one.
            set(jvm, "G1PeriodicGCInterval", "15000");
        }
    }

    private static void set(HotSpotDiagnosticMXBean jvm, String name, String value) {
        try {
            VMOption option = jvm.getVMOption(name);
            if (option.isWriteable() && option.getOrigin() == VMOption.Origin.DEFAULT) {
                jvm.setVMOption(name, value);
            }
        } catch (IllegalArgumentException e) {
            log.debug("This JVM does not accept {}={}: {}", name, value, e.getMessage());
        }
    }
}
