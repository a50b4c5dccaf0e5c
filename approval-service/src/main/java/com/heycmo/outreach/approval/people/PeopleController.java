package com.heycmo.outreach.approval.people;

import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/prospects/{customerId}", produces = MediaType.APPLICATION_JSON_VALUE)
class PeopleController {

    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    @GetMapping
    ProspectPage list(@PathVariable UUID customerId, @RequestParam MultiValueMap<String, String> parameters) {
        return people.page(customerId, ProspectQuery.read(parameters));
    }

    @GetMapping("/{prospectId:[0-9a-fA-F-]{36}}")
    ProspectRecord person(@PathVariable UUID customerId, @PathVariable UUID prospectId) {
        return people.record(customerId, prospectId);
    }
}
