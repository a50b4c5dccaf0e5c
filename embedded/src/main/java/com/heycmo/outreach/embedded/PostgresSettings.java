package com.heycmo.outreach.embedded;

import java.nio.file.Path;

/**
 * Where an embedded PostgreSQL lives.
 *
 * @param dataDir holds data and passwords, for this server alone; kept between runs
 * @param binariesDir where PostgreSQL is unpacked; may be shared, must outlive every server of this process
 * @param port on 127.0.0.1; 0 takes a free one
 * @param portProperty the property that an error about the port should name
 */
public record PostgresSettings(Path dataDir, Path binariesDir, int port, String portProperty) {

    /** Unpacks PostgreSQL into the data directory. */
    public PostgresSettings(Path dataDir, int port, String portProperty) {
        this(dataDir, dataDir.resolve("binaries"), port, portProperty);
    }
}
