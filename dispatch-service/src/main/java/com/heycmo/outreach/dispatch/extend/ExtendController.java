package com.heycmo.outreach.dispatch.extend;

import com.heycmo.outreach.dispatch.job.JobJson;
import com.heycmo.outreach.problems.ProblemException;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/queue/{customerId}/{id}/extend", produces = MediaType.APPLICATION_JSON_VALUE)
class ExtendController {

    private final LockExtensions extensions;

    ExtendController(LockExtensions extensions) {
        this.extensions = extensions;
    }

    /** @throws ProblemException 400 without a token, 404 if there is no such draft, 409 if the claim's lock is not live */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ExtendedLock extend(@PathVariable UUID customerId, @PathVariable UUID id, @RequestBody byte[] body) {
        return extensions.extend(customerId, id, JobJson.parse(body).requiredText("claimToken"));
    }
}
