package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.pages.signin.SignedIn;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The event stream of a page, open while the page is visible. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/live")
class LiveController {

    private final LiveStreams streams;

    LiveController(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> listen(@SignedIn Person person, @PathVariable UUID customerId, HttpSession session) {
        SseEmitter emitter = streams.open(new Listener(customerId, person.userId(), session.getId()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // Keeps nginx from buffering events.
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    /** Spring would answer HEAD by opening a stream. */
    @RequestMapping(method = RequestMethod.HEAD)
    void rejectHead() throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(RequestMethod.HEAD.name(), List.of(RequestMethod.GET.name()));
    }
}
