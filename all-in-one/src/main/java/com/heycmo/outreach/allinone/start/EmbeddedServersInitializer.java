package com.heycmo.outreach.allinone.start;

import com.heycmo.outreach.draft.ProspectHash;
import com.heycmo.outreach.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Locks the data directory and starts the embedded servers beside the application context. A shutdown handler stops them
 * after it.
 */
public final class EmbeddedServersInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServersInitializer.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        DataDirectory directory = DataDirectory.lock(environment.getRequiredProperty(DataDirectory.PROPERTY));
        directory.removeEndpoints();
        // Set early, because libraries read it only once.
        System.setProperty("java.io.tmpdir", directory.emptyTemporaryDirectory().toString());
        HeapTuning.apply();
        log.info("Starting the pipeline. Its data is in {}.", directory.path());
        int port = choosePort(environment);

        EmbeddedServers servers = new EmbeddedServers(environment, directory);
        SpringApplication.getShutdownHandlers().add(() -> stop(servers, directory));
        Map<String, Object> properties = new HashMap<>(servers.start());
        properties.put("server.port", port);
        if (environment.getProperty(ProspectHash.PROPERTY, "").isBlank()) {
            properties.put(ProspectHash.PROPERTY, directory.doNotContactKey());
        }
        properties.putAll(EmbeddedProviderProperties.properties(environment, port));
        environment.getPropertySources().addFirst(new MapPropertySource("this process", properties));
        context.getBeanFactory().registerSingleton("dataDirectory", directory);
        context.getBeanFactory().registerSingleton("embeddedServers", servers);
    }

    /** Chosen before the web server starts, because the issuer contains the port. 0 means any free port. */
    private static int choosePort(Environment environment) {
        int wanted = environment.getRequiredProperty("server.port", Integer.class);
        if (wanted == 0) {
            return Ports.free();
        }
        Ports.requireFree(wanted, "server.port");
        return wanted;
    }

    private static void stop(EmbeddedServers servers, DataDirectory directory) {
        servers.stop();
        try {
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
