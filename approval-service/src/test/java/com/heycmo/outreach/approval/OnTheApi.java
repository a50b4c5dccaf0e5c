package com.heycmo.outreach.approval;

import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import java.sql.Array;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Runs the service. Each test has a new customer. */
@SpringBootTest(
        classes = ApprovalServiceApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "outreach.do-not-contact.key=" + OnTheApi.DO_NOT_CONTACT_KEY)
@UseTestInfrastructure(kafka = false)
@Import(TestSignIn.class)
public abstract class OnTheApi {

    protected static final String DO_NOT_CONTACT_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    protected static final UUID REVIEWER = ApprovalApi.REVIEWER;

    protected final UUID customer = UUID.randomUUID();

    @Autowired
    protected QueueRows rows;

    protected ApprovalApi api;

    @LocalServerPort
    private int port;

    @BeforeEach
    void connect() {
        api = new ApprovalApi(port);
    }

    /** The row by column name; arrays as text, so that rows can be compared. */
    protected Map<String, @Nullable Object> row(UUID id) {
        Map<String, @Nullable Object> row = rows.read(customer, id);
        row.replaceAll((column, value) -> value instanceof Array ? value.toString() : value);
        return row;
    }
}
