package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The event stream of a page, open while the page is visible. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/live")
class LiveController {

    private final LiveStreams streams;

    LiveController(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void listen(
            @SignedIn Person person,
            @PathVariable UUID customerId,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        // Keeps nginx from buffering events.
        response.setHeader("X-Accel-Buffering", "no");
        streams.open(new Listener(customerId, person.userId(), session.getId()), request, response);
    }

    /** Spring would answer HEAD by opening a stream. */
    @RequestMapping(method = RequestMethod.HEAD)
    void rejectHead() throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(RequestMethod.HEAD.name(), List.of(RequestMethod.GET.name()));
    }
}
