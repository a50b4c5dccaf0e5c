package com.heycmo.outreach.dispatch;

import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The service on real servers, over HTTP, and a customer that no other test knows. Events stay in the outbox, where a
 * test can look at them; that they get from there to Kafka is shown by the tests that start instances of their own.
 */
@UseTestInfrastructure
@SpringBootTest(
        classes = DispatchServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"outreach.outbox.relay=false", "outreach.cors.extension-ids=" + OnDispatch.EXTENSION_ID})
public abstract class OnDispatch {

    /** Chrome's id of the one extension that may call from a browser. */
    protected static final String EXTENSION_ID = "abcdefghijklmnopabcdefghijklmnop";

    protected final UUID customerId = UUID.randomUUID();

    @Autowired
    protected QueueRows rows;

    /** The database as its owner sees it. */
    protected JdbcClient jdbc;

    /** In which {@link #jdbc} works. */
    protected TransactionTemplate transaction;

    protected Extension extension;

    @Autowired
    private TestDevices devices;

    @LocalServerPort
    protected int port;

    @Autowired
    void connect(TestDatabase database) {
        DataSource owner = database.dataSource();
        jdbc = JdbcClient.create(owner);
        transaction = new TransactionTemplate(new JdbcTransactionManager(owner));
    }

    @BeforeEach
    void pair() {
        extension = extensionOf(customerId);
    }

    protected Extension extensionOf(UUID customer) {
        return extensionOf(customer, devices.tokenOf(customer));
    }

    protected Extension extensionOf(UUID customer, String token) {
        return new Extension(port, customer, token);
    }
}
