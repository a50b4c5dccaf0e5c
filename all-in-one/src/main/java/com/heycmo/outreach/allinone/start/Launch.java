package com.heycmo.outreach.allinone.start;

import com.heycmo.outreach.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Takes the data directory and starts the embedded servers, before any bean. They are stopped after the application
 * context, by whatever the process is ended.
 */
public final class Launch implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(Launch.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        DataDirectory directory = DataDirectory.take(environment.getRequiredProperty(DataDirectory.PROPERTY));
        directory.removeEndpoints();
        // Before anybody asks for it: libraries read it once.
        System.setProperty("java.io.tmpdir", directory.emptyTemporaryDirectory().toString());
        ModestHeap.request();
        log.info("The pipeline starts, with its data in {}.", directory.path());
        Ports.requireFree(environment.getRequiredProperty("server.port", Integer.class), "server.port");

        EmbeddedServers servers = new EmbeddedServers(environment, directory);
        SpringApplication.getShutdownHandlers().add(() -> stop(servers, directory));
        Map<String, Object> addresses = servers.start();
        environment.getPropertySources().addFirst(new MapPropertySource("embedded servers", addresses));
        context.getBeanFactory().registerSingleton("dataDirectory", directory);
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
