package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.approval.reviewer.Reviewer;
import jakarta.servlet.http.HttpServletRequest;
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

/** A page listens here as long as it is open and to be seen. */
@Controller
@RequestMapping("/outreach/linkedin/{customerId}/live")
class LiveController {

    private final LiveStreams streams;
    private final Reviewer reviewer;

    LiveController(LiveStreams streams, Reviewer reviewer) {
        this.streams = streams;
        this.reviewer = reviewer;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> listen(@PathVariable UUID customerId, HttpServletRequest request, HttpSession session) {
        String sessionId = session.getId();
        SseEmitter emitter = streams.open(new Listener(customerId, reviewer.userId(), sessionId));
        if (request.getSession(false) == null) {
            // Signed out just now, before there was a stream to end.
            streams.endThoseOfSession(sessionId);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // A proxy that collects what it is sent would deliver it too late.
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    /** Declared, or the framework would serve it by a stream that nobody hears. */
    @RequestMapping(method = RequestMethod.HEAD)
    void refuseHead() throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(RequestMethod.HEAD.name(), List.of(RequestMethod.GET.name()));
    }
}
