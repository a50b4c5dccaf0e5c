package com.heycmo.outreach.approval.reviewer;

import com.heycmo.outreach.access.caller.Caller;
import com.heycmo.outreach.access.caller.Person;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person who acts in the present request. */
@Component
public class Reviewer {

    /**
     * What decisions of this person are stamped with.
     *
     * @throws IllegalStateException when the request is no person's; the filter chains let none such through
     */
    public UUID userId() {
        return person().orElseThrow(() -> new IllegalStateException("Nobody is signed in."))
                .userId();
    }

    /** Empty where no request is served. */
    public Optional<Person> person() {
        return Caller.of(SecurityContextHolder.getContext().getAuthentication())
                .filter(Person.class::isInstance)
                .map(Person.class::cast);
    }
}
