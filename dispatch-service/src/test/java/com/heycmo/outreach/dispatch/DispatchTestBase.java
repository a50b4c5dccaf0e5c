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
 * The running service with real servers, called over HTTP, and a new customer per test. The relay is off, so that tests
 * can read the events in the outbox. Tests of the relay start a {@link DispatchInstance}.
 */
@UseTestInfrastructure
@SpringBootTest(
        classes = DispatchServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"outreach.outbox.relay=elsewhere", "outreach.cors.extension-ids=" + DispatchTestBase.EXTENSION_ID
        })
public abstract class DispatchTestBase {

    /** The Chrome extension that may call the API from a browser. */
    protected static final String EXTENSION_ID = "abcdefghijklmnopabcdefghijklmnop";

    protected final UUID customerId = UUID.randomUUID();

    @Autowired
    protected QueueRows rows;

    /** Connected as the schema owner. */
    protected JdbcClient jdbc;

    /** Transactions for {@link #jdbc}. */
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
