package com.heycmo.outreach.allinone.endpoints;

import com.heycmo.outreach.allinone.start.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the endpoints for programs to read: all of it or nothing, and for the owner's eyes only. */
final class EndpointsFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private EndpointsFile() {}

    static void write(Path file, Endpoints endpoints) throws IOException {
        PrivateFile.write(file, JSON.writeValueAsBytes(endpoints));
    }
}
