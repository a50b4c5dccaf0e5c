package com.heycmo.outreach.allinone.start;

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
 * Takes the data directory and starts the embedded servers, before any bean. They are stopped after the application
 * context, by whatever the process is ended.
 */
public final class EmbeddedServersInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServersInitializer.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        DataDirectory directory = DataDirectory.take(environment.getRequiredProperty(DataDirectory.PROPERTY));
        directory.removeEndpoints();
        // Before anybody asks for it: libraries read it once.
        System.setProperty("java.io.tmpdir", directory.emptyTemporaryDirectory().toString());
        HeapTuning.request();
        log.info("The pipeline starts, with its data in {}.", directory.path());
        int port = choosePort(environment);

        EmbeddedServers servers = new EmbeddedServers(environment, directory);
        SpringApplication.getShutdownHandlers().add(() -> stop(servers, directory));
        Map<String, Object> properties = new HashMap<>(servers.start());
        properties.put("server.port", port);
        properties.putAll(EmbeddedProviderProperties.properties(environment, port));
        environment.getPropertySources().addFirst(new MapPropertySource("this process", properties));
        context.getBeanFactory().registerSingleton("dataDirectory", directory);
    }

    /** Known before the web server starts, for the OpenID provider's name has it; 0 is any port that is free. */
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
