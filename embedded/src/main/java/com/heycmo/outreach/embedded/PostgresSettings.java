package com.heycmo.outreach.embedded;

import java.nio.file.Path;

/**
 * Directories and port of an embedded PostgreSQL.
 *
 * @param dataDir data and passwords of this server only; kept between runs
 * @param binariesDir where PostgreSQL is unpacked; may be shared, must outlive every server of this process
 * @param port on 127.0.0.1; 0 selects a free port
 * @param portProperty the property that errors about the port name
 */
public record PostgresSettings(Path dataDir, Path binariesDir, int port, String portProperty) {

    /** Unpacks PostgreSQL into the data directory. */
    public PostgresSettings(Path dataDir, int port, String portProperty) {
        this(dataDir, dataDir.resolve("binaries"), port, portProperty);
    }
}
